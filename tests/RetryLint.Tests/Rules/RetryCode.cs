namespace RetryLint.Tests.Rules;

/// <summary>The class around the members that a rule's test is about.</summary>
internal static class RetryCode
{
    public static string Around(string members) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Prices
        {
            readonly HttpClient http = new();
            readonly Uri uri = new("http://localhost");

        {{members}}
        }
        """;

    /// <summary>A retry of an HTTP call: the loop's head (with its keyword marked), what is tried, the catch, its body.</summary>
    public static string Loop(string head, string failure, string handler, string attempt = "return await http.GetStringAsync(uri, token);") => Around($$"""
            async Task<string> Get(CancellationToken token)
            {
                {{head}}
                {
                    try { {{attempt}} }
                    {{failure}}
                    {
                        {{handler}}
                    }
                }

                throw new InvalidOperationException();
            }
        """);
}
