namespace RetryLint.Tests.Fixes;

public class OfferTests
{
    [Theory]
    [InlineData("polly8", "1000", "Retry 5 times with a Polly pipeline|Limit to 6 attempts in place")]
    [InlineData("polly8", "5000", "Retry 4 times with a Polly pipeline|Limit to 5 attempts in place")]
    [InlineData("polly8", "40000", "Retry once with a Polly pipeline|Limit to 2 attempts in place")]
    [InlineData("polly8", "60000", "")]
    [InlineData("none", "1000", "Limit to 6 attempts in place")]
    public async Task What_is_offered_says_what_it_makes(string references, string delay, string titles)
    {
        var source = $$"""
            using System.IO;
            using System.Threading;

            class C
            {
                string M(string path)
                {
                    while (true)
                    {
                        try { return File.ReadAllText(path); }
                        catch (IOException) { Thread.Sleep({{delay}}); }
                    }
                }
            }

            """;
        var actions = await FixRunner.Actions(FixRunner.Open(source, references));
        Assert.Equal(titles, string.Join("|", actions.Select(action => action.Title)));
    }
}
