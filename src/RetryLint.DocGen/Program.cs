System.Console.WriteLine(RetryLint.Rules.Catalogue.All.Count);
