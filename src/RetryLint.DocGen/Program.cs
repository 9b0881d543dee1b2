using RetryLint.DocGen;

// Writes what has drifted. With --check it writes nothing and fails when something has.
var check = args.Contains("--check");
var drifted = new Documentation(Repository.Root(), write: !check).Update();
foreach (var drift in drifted)
{
    Console.WriteLine(drift);
}

if (drifted.Count == 0)
{
    Console.WriteLine("The documentation says what the rule book says.");
}
else if (check)
{
    Console.WriteLine("Run `dotnet run --project src/RetryLint.DocGen` and commit what it changes.");
}

return drifted.Any(d => check || !d.Mended) ? 1 : 0;
