using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

public class BoundInPlaceTests
{
    [Fact]
    public Task A_delay_in_the_clause_grows_and_the_last_failure_is_thrown() => Fix(
        """
        using System.Net.Http;
        using System.Threading.Tasks;

        class Prices
        {
            private readonly HttpClient http = new();

            async Task<string> GetAsync(string uri)
            {
                {|RETRY1001:while|} (true)
                {
                    try
                    {
                        return await http.GetStringAsync(uri);
                    }
                    catch (HttpRequestException)
                    {
                        Log();
                        await Task.Delay(1000);
                    }
                }
            }

            void Log() { }
        }

        """,
        """
        using System.Net.Http;
        using System.Security.Cryptography;
        using System.Threading.Tasks;

        class Prices
        {
            private readonly HttpClient http = new();

            async Task<string> GetAsync(string uri)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync(uri);
                    }
                    catch (HttpRequestException)
                    {
                        Log();
                        if (attempt >= 6)
                        {
                            throw;
                        }

                        await Task.Delay(RandomNumberGenerator.GetInt32(500, 1000) << (attempt - 1));
                    }
                }
            }

            void Log() { }
        }

        """);

    private static Task Fix(string before, string after, Case? options = null) =>
        Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(before, after, "RetryLint.BoundInPlace", options);
}
