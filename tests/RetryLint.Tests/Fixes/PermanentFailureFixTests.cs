using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

/// <summary>Hand-written retries of Azure: what cannot succeed gets through, and the rest comes at most as often as a retry without a budget may.</summary>
public class PermanentFailureFixTests
{
    [Fact]
    public Task Permanent_failures_and_cancellation_get_through_a_clause_for_everything() => Fix(
        """
        async Task<string> Get(CancellationToken stop)
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        return (await credential.GetTokenAsync(context, stop)).Token;
                    }
                    catch (Exception failure) when (i < 3)
                    {
                        Console.WriteLine(failure.Message);
                    }
                }
            }
        """,
        """
        async Task<string> Get(CancellationToken stop)
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        return (await credential.GetTokenAsync(context, stop)).Token;
                    }
                    catch (Exception failure) when (failure is not (OperationCanceledException or AuthenticationFailedException or RequestFailedException { Status: 400 or 401 or 403 }) && i < 3)
                    {
                        Console.WriteLine(failure.Message);
                        await Task.Delay(RandomNumberGenerator.GetInt32(500, 1000) << i, stop);
                    }
                }
            }
        """,
        "RETRY1009");

    [Fact]
    public Task A_clause_with_a_status_asks_for_it() => Fix(
        """
        async Task<string> Get(HttpClient http, CancellationToken stop)
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        return await http.GetStringAsync("https://management.azure.com/subscriptions", stop);
                    }
                    catch (HttpRequestException) when (i < 3)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(2), stop);
                    }
                }
            }
        """,
        """
        async Task<string> Get(HttpClient http, CancellationToken stop)
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        return await http.GetStringAsync("https://management.azure.com/subscriptions", stop);
                    }
                    catch (HttpRequestException exception) when (exception.StatusCode is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError && i < 3)
                    {
                        await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1000, 2000) << i), stop);
                    }
                }
            }
        """,
        "RETRY2003");

    [Fact]
    public Task A_retry_without_a_budget_comes_three_times() => Fix(
        """
        async Task<string> Get(ArmClient arm, CancellationToken stop)
            {
                const int Most = 10;
                for (var i = 1; i <= Most; i++)
                {
                    try
                    {
                        return (await arm.GetDefaultSubscriptionAsync(stop)).Data.DisplayName;
                    }
                    catch (RequestFailedException failure) when (failure.Status == 404 && i < Most)
                    {
                        Console.WriteLine($"{i} of {Most}");
                        await Task.Delay(TimeSpan.FromSeconds(15), stop);
                    }
                }

                return "";
            }
        """,
        """
        async Task<string> Get(ArmClient arm, CancellationToken stop)
            {
                const int Most = 4;
                for (var i = 1; i <= Most; i++)
                {
                    try
                    {
                        return (await arm.GetDefaultSubscriptionAsync(stop)).Data.DisplayName;
                    }
                    catch (RequestFailedException failure) when (failure.Status == 404 && i < Most)
                    {
                        Console.WriteLine($"{i} of {Most}");
                        await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(7500, 15000) << (i - 1)), stop);
                    }
                }

                return "";
            }
        """,
        "RETRY2001");

    [Fact]
    public Task A_deadline_of_its_own_gets_a_count_beside_it() => Fix(
        """
        async Task<string> Get(ArmClient arm, CancellationToken stop)
            {
                var waited = TimeSpan.Zero;
                while (waited < TimeSpan.FromMinutes(10))
                {
                    try
                    {
                        return (await arm.GetDefaultSubscriptionAsync(stop)).Data.DisplayName;
                    }
                    catch (RequestFailedException failure) when (failure.Status == 404)
                    {
                        await Task.Delay(15_000, stop);
                        waited += TimeSpan.FromSeconds(15);
                    }
                }

                throw new TimeoutException("no subscription");
            }
        """,
        """
        async Task<string> Get(ArmClient arm, CancellationToken stop)
            {
                var waited = TimeSpan.Zero;
                for (var attempt = 1; waited < TimeSpan.FromMinutes(10) && attempt <= 3; attempt++)
                {
                    try
                    {
                        return (await arm.GetDefaultSubscriptionAsync(stop)).Data.DisplayName;
                    }
                    catch (RequestFailedException failure) when (failure.Status == 404)
                    {
                        await Task.Delay(RandomNumberGenerator.GetInt32(7500, 15000) << (attempt - 1), stop);
                        waited += TimeSpan.FromSeconds(15);
                    }
                }

                throw new TimeoutException("no subscription");
            }
        """,
        "RETRY2001");

    [Fact]
    public Task A_using_inside_a_namespace_that_hides_the_client_is_written_from_the_root() => Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(
        Inside("", "", "{|RETRY2003:for|}", ""),
        Inside("    using global::Azure;\n", "    using global::Azure.Identity;\n", "for", "exception is not (OperationCanceledException or AuthenticationFailedException or RequestFailedException { Status: 400 or 401 or 403 }) && "),
        BoundInPlaceFix.Key,
        new Case { References = "azure", TornToo = false });

    private static string Inside(string first, string second, string keyword, string filter) => $$"""
        namespace Company.Azure { public class Other { } }

        namespace Company.Names
        {
        {{first}}    using global::Azure.Core;
        {{second}}    using System;
            using System.Threading;
            using System.Threading.Tasks;

            class Tokens
            {
                async Task<string> Get(TokenCredential credential, TokenRequestContext context, CancellationToken stop)
                {
                    {{keyword}} (var i = 0; ; i++)
                    {
                        try
                        {
                            return (await credential.GetTokenAsync(context, stop)).Token;
                        }
                        catch (Exception exception) when ({{filter}}i < 1)
                        {
                            Console.WriteLine(exception.Message);
                        }
                    }
                }
            }
        }

        """;

    private static Task Fix(string before, string after, string rule)
    {
        var keyword = before.Contains("while (", StringComparison.Ordinal) ? "while (" : "for (";
        return Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(
            Around("", before.Replace(keyword, $"{{|{rule}:{keyword[..^2]}|}} (", StringComparison.Ordinal)),
            Around("using System.Security.Cryptography;\n", after),
            BoundInPlaceFix.Key,
            new Case { References = "azure", TornToo = false });
    }

    private static string Around(string using_, string method) => $$"""
        using System;
        using System.Net;
        using System.Net.Http;
        {{using_}}using System.Threading;
        using System.Threading.Tasks;
        using Azure;
        using Azure.Core;
        using Azure.Identity;
        using Azure.ResourceManager;

        class Names
        {
            static readonly TokenRequestContext context = new(new[] { "https://management.azure.com/.default" });
            readonly TokenCredential credential = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);

            {{method}}
        }

        """;
}
