namespace RetryLint.Package.Tests.Consumers;

/// <summary>Sources of consumers.</summary>
internal static class Code
{
    /// <summary>An endless retry, on line 5.</summary>
    public const string EndlessRetry = """
        public class Prices(HttpClient http)
        {
            public async Task<string> Get(Uri uri)
            {
                while (true)
                {
                    try { return await http.GetStringAsync(uri); }
                    catch (HttpRequestException) { await Task.Delay(TimeSpan.FromSeconds(1)); }
                }
            }
        }
        """;

    public const string NoRetry = """
        public class Prices(HttpClient http)
        {
            public Task<string> Get(Uri uri) => http.GetStringAsync(uri);
        }
        """;

    public const string EndlessRetryReport = "App/Code.cs(5) warning RETRY1001";
}
