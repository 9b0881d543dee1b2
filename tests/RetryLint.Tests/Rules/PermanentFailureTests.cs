using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>Which filters of a retry let failures through that no attempt can cure.</summary>
public sealed class PermanentFailureTests
{
    private static readonly Case Azure = new() { References = "azure", AlsoUnder = AzureWorlds.Others };

    [Theory]
    [InlineData("RequestFailedException of every status", "catch (RequestFailedException)")]
    [InlineData("RequestFailedException of every status", "catch (RequestFailedException e) when (n < 2)")]
    [InlineData("every failure", "catch (Exception)")]
    [InlineData("status 401 and 403", "catch (RequestFailedException e) when (e.Status != 404)")]
    [InlineData("status 401 and 403", "catch (RequestFailedException e) when (e.Status >= 400 && n < 2)")]
    [InlineData("status 401 and 403", "catch (RequestFailedException e) when (e.Status is >= 400 and not 404)")]
    [InlineData("status 401", "catch (RequestFailedException e) when (e.Status is < 402)")]
    [InlineData("status 403", "catch (RequestFailedException e) when (e is { Status: not 401 })")]
    [InlineData("status 401 and 403", "catch (RequestFailedException e) when (MayPass(e))")]
    [InlineData("status 401 and 403", "catch (RequestFailedException e) when (MayPass(e.Status))")]
    [InlineData("status 401 and 403", "catch (RequestFailedException e) when (!Final.Contains(e.Status))")]
    [InlineData("status 401 and 403", "catch (RequestFailedException e) when (e.Status switch { 404 => false, _ => true })")]
    [InlineData("CredentialUnavailableException, status 401 and 403", "catch (Exception e) when (e is not OperationCanceledException)")]
    [InlineData("CredentialUnavailableException", "catch (Exception e) when (e is AuthenticationFailedException)")]
    [InlineData("status 401 and 403", "catch (Exception e) when (e is RequestFailedException or TimeoutException)")]
    [InlineData("CredentialUnavailableException", "catch (CredentialUnavailableException)")]
    [InlineData("AuthenticationFailedException, which includes \"no identity here\"", "catch (AuthenticationFailedException)")]
    public Task A_filter_that_lets_a_permanent_failure_through_is_reported(string taken, string failure) =>
        Verify.Analyzer<HandWrittenRetryAnalyzer>(Arm("{|#0:for|}", failure), Azure with
        {
            Expected =
            [
                Expect.Diagnostic("RETRY2003").At(0).WithMessage(
                    $"This retry repeats failures that no attempt can cure: it takes {taken}, so Azure Resource Manager is asked again in vain up to 2 times; retry only 408, 429 and 5xx{(taken == "every failure" ? " (also: retries every failure)" : "")}"),
            ],
            DefaultId = "RETRY2003",
            EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1009.severity = none\ndotnet_diagnostic.RETRY2006.severity = none\n",
        });

    [Theory]
    [InlineData("transient statuses", "catch (RequestFailedException e) when (e.Status is 408 or 429 or >= 500)")]
    [InlineData("by operators", "catch (RequestFailedException e) when (e.Status == 429 || e.Status >= 500)")]
    [InlineData("by a property pattern", "catch (RequestFailedException e) when (e is { Status: 429 or >= 500 })")]
    [InlineData("by a switch", "catch (RequestFailedException e) when (e.Status switch { 429 => true, >= 500 => true, _ => false })")]
    [InlineData("by a set", "catch (RequestFailedException e) when (Passing.Contains(e.Status))")]
    [InlineData("by a predicate", "catch (RequestFailedException e) when (WillPass(e.Status))")]
    [InlineData("by a test in the clause", "catch (RequestFailedException e) { if (e.Status < 500) { throw; } }")]
    [InlineData("named on purpose", "catch (RequestFailedException e) when (e.Status == 403)")]
    [InlineData("both named on purpose", "catch (RequestFailedException e) when (e.Status is 401 or 403 or 429)")]
    [InlineData("by its error code", "catch (RequestFailedException e) when (e.ErrorCode == \"AnotherOperationInProgress\")")]
    [InlineData("by status and code", "catch (RequestFailedException e) when (e.Status >= 400 && e.ErrorCode == \"AnotherOperationInProgress\")")]
    [InlineData("by what nobody can see", "catch (RequestFailedException e) when (Mayor.Allows(e))")]
    [InlineData("by type", "catch (Exception e) when (e is TimeoutException or System.IO.IOException)")]
    [InlineData("taken by a clause before", "catch (RequestFailedException e) when (e.Status < 500) { throw; } catch (RequestFailedException)")]
    [InlineData("taken by its own type before", "catch (CredentialUnavailableException) { throw; } catch (AuthenticationFailedException)")]
    public Task A_filter_that_takes_what_may_pass_is_silent(string how, string failure)
    {
        _ = how;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(Arm("for", failure), Azure with { EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1009.severity = none\ndotnet_diagnostic.RETRY2006.severity = none\n" });
    }

    [Theory]
    [InlineData("{|RETRY2003:for|}", "if (response.IsSuccessStatusCode) { return; }")]
    [InlineData("for", "if (response.IsSuccessStatusCode || (int)response.StatusCode < 500) { return; }")]
    [InlineData("for", "if (response.StatusCode != System.Net.HttpStatusCode.TooManyRequests) { return; }")]
    public Task A_response_is_judged_like_an_exception(string keyword, string test) => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        $$"""
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Groups
        {
            readonly HttpClient http = new() { BaseAddress = new Uri("https://management.azure.com") };

            async Task Delete(string id, CancellationToken token)
            {
                {{keyword}} (var n = 0; n < 3; n++)
                {
                    var response = await http.DeleteAsync(id, token);
                    {{test}}
                    await Task.Delay(Random.Shared.Next(100 << n), token);
                }
            }
        }
        """,
        new Case { EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY2006.severity = none\n" });

    [Theory]
    [InlineData("a status of two", "catch (RequestFailedException e) { if (e.Status == 429 || e.Status == 503) { Console.WriteLine(e); } else { throw; } }")]
    [InlineData("none of two", "catch (RequestFailedException e) { if (e.Status != 429 && e.Status != 503) { throw; } }")]
    [InlineData("a way of its own for each", "catch (RequestFailedException e) { if (e.Status == 429) { Console.WriteLine(1); } else if (e.Status >= 500) { Console.WriteLine(2); } else { throw; } }")]
    public Task A_test_of_several_statuses_in_the_clause_is_a_filter(string how, string failure)
    {
        _ = how;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(Arm("for", failure), Azure with { EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1009.severity = none\ndotnet_diagnostic.RETRY2006.severity = none\n" });
    }

    [Theory]
    [InlineData("MsalServiceException of every status", "catch (MsalServiceException)")]
    [InlineData("MsalException of every kind", "catch (MsalException)")]
    [InlineData("MsalUiRequiredException, which only a user can cure", "catch (MsalUiRequiredException)")]
    [InlineData("MsalClientException, which no service can cure", "catch (MsalClientException)")]
    [InlineData("MsalServiceException of every status", "catch (MsalUiRequiredException) { throw; } catch (MsalServiceException)")]
    [InlineData("status 401", "catch (MsalServiceException e) when (e is not MsalUiRequiredException)")]
    [InlineData("status 401", "catch (MsalServiceException e) when (e.StatusCode >= 400)")]
    [InlineData("status 401 and MsalUiRequiredException", "catch (MsalServiceException e) when (e.ErrorCode != MsalError.RequestTimeout)")]
    [InlineData("status 401", "catch (MsalServiceException e) when (e.ErrorCode is not (\"temporarily_unavailable\" or \"invalid_grant\"))")]
    [InlineData("status 401 and MsalUiRequiredException", "catch (MsalServiceException e) when (!Passing.Contains(e.ErrorCode))")]
    [InlineData("status 401 and MsalUiRequiredException", "catch (MsalServiceException e) when (!e.Message.Contains(\"AADSTS700016\"))")]
    [InlineData("MsalClientException", "catch (MsalException e) when (e is not MsalServiceException)")]
    [InlineData("CredentialUnavailableException", "catch (Exception e) when (e is AuthenticationFailedException)")]
    public Task A_failure_of_MSAL_is_told_by_type_status_and_code(string taken, string failure) => Verify.Analyzer<HandWrittenRetryAnalyzer>(Msal("{|#0:for|}", failure), Azure with
    {
        Expected =
        [
            Expect.Diagnostic("RETRY2003").At(0).WithMessage(
                $"This retry repeats failures that no attempt can cure: it takes {taken}, so Azure identity is asked again in vain up to 2 times; retry only 408, 429 and 5xx"),
        ],
        EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1009.severity = none\ndotnet_diagnostic.RETRY2006.severity = none\n",
    });

    [Theory]
    [InlineData("by status", "catch (MsalServiceException e) when (e.StatusCode is 429 or >= 500)")]
    [InlineData("by one code", "catch (MsalServiceException e) when (e.ErrorCode == MsalError.RequestTimeout)")]
    [InlineData("by several codes", "catch (MsalServiceException e) when (e.ErrorCode is \"temporarily_unavailable\" or \"request_timeout\")")]
    [InlineData("by a set of codes", "catch (MsalServiceException e) when (Passing.Contains(e.ErrorCode))")]
    [InlineData("by Equals", "catch (MsalServiceException e) when (string.Equals(e.ErrorCode, \"temporarily_unavailable\", StringComparison.OrdinalIgnoreCase))")]
    [InlineData("by Equals of the code", "catch (MsalServiceException e) when (e.ErrorCode.Equals(\"temporarily_unavailable\"))")]
    [InlineData("by a code of Entra ID", "catch (MsalServiceException e) when (e.Message.Contains(\"AADSTS90033\"))")]
    [InlineData("by what MSAL says", "catch (MsalException e) when (e.IsRetryable)")]
    [InlineData("by a code that only run time knows", "catch (MsalServiceException e) when (e.ErrorCode != Passing[0])")]
    [InlineData("permanent ones are thrown first", "catch (MsalUiRequiredException) { throw; } catch (MsalServiceException e) when (e.StatusCode < 500) { throw; } catch (MsalServiceException)")]
    [InlineData("no identity is thrown first", "catch (CredentialUnavailableException) { throw; } catch (AuthenticationFailedException)")]
    public Task A_failure_of_MSAL_that_may_pass_is_silent(string how, string failure)
    {
        _ = how;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(Msal("for", failure), Azure with { EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1009.severity = none\ndotnet_diagnostic.RETRY2006.severity = none\n" });
    }

    private static string Msal(string keyword, string failure) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.Identity;
        using Microsoft.Identity.Client;

        class Tokens
        {
            static readonly string[] Passing = { "temporarily_unavailable", "request_timeout" };

            async Task<object> Get(IConfidentialClientApplication app, CancellationToken token)
            {
                {{keyword}} (var n = 0; n < 3; n++)
                {
                    try { return await app.AcquireTokenForClient(Passing).ExecuteAsync(token); }
                    {{failure}} { Console.WriteLine(n); }
                    await Task.Delay(Random.Shared.Next(100 << n), token);
                }

                throw new TimeoutException();
            }
        }
        """;

    [Fact]
    public Task A_retry_over_delays_is_judged_too() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        Arm("{|RETRY2003:foreach|}", "catch (RequestFailedException e) when (e.Status != 404)").Replace("(var n = 0; n < 3; n++)", "(var n in Final)").Replace("100 << n", "100"),
        Azure with { EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1009.severity = none\ndotnet_diagnostic.RETRY2006.severity = none\n" });

    [Theory]
    [InlineData("every status", "Policy.Handle<RequestFailedException>().{|RETRY2003:WaitAndRetryAsync|}")]
    [InlineData("all but one", "Policy.Handle<RequestFailedException>(e => e.Status != 404).{|RETRY2003:WaitAndRetryAsync|}")]
    [InlineData("all but one by a method", "Policy.Handle<RequestFailedException>(IsThere).{|RETRY2003:WaitAndRetryAsync|}")]
    [InlineData("what no identity throws", "Policy.Handle<Exception>(e => e is AuthenticationFailedException).{|RETRY2003:WaitAndRetryAsync|}")]
    [InlineData("transient statuses", "Policy.Handle<RequestFailedException>(e => e.Status is 408 or 429 or >= 500).WaitAndRetryAsync")]
    [InlineData("transient statuses by a method", "Policy.Handle<RequestFailedException>(MayPass).WaitAndRetryAsync")]
    [InlineData("one that is meant", "Policy.Handle<RequestFailedException>(e => e.Status == 403).WaitAndRetryAsync")]
    [InlineData("one that is meant, in a second clause", "Policy.Handle<TimeoutException>().Or<RequestFailedException>(e => e.Status is 409 or 403).WaitAndRetryAsync")]
    [InlineData("by its error code", "Policy.Handle<RequestFailedException>(e => e.ErrorCode == \"AnotherOperationInProgress\").WaitAndRetryAsync")]
    [InlineData("by what nobody can see", "Policy.Handle<RequestFailedException>(given).WaitAndRetryAsync")]
    public Task A_filter_of_a_policy_is_judged_like_one_of_a_clause(string how, string policy)
    {
        _ = how;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(
            $$"""
            using System;
            using System.Threading.Tasks;
            using Azure;
            using Azure.Identity;
            using Azure.ResourceManager;
            using Polly;

            public class Groups
            {
                public static Func<RequestFailedException, bool> given;
                static bool IsThere(RequestFailedException e) => e.Status != 404;
                static bool MayPass(RequestFailedException e) { switch (e.Status) { case 429: case 503: return true; default: return false; } }
                static readonly IAsyncPolicy Retry = {{policy}}(2, n => TimeSpan.FromMilliseconds(Random.Shared.Next(100 << n)));
                public Task<object> Get(ArmClient azure) => Retry.ExecuteAsync(async () => (object)await azure.GetDefaultSubscriptionAsync());
            }
            """,
            new Case { References = "all", AlsoUnder = AzureWorlds.For(policy), EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1009.severity = none\ndotnet_diagnostic.RETRY2006.severity = none\n" });
    }

    private static string Arm(string keyword, string failure) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure;
        using Azure.Identity;
        using Azure.ResourceManager;

        interface IMayor { bool Allows(Exception failure); }

        class Groups
        {
            static readonly int[] Final = { 400, 404 };
            static readonly HashSet<int> Passing = new() { 408, 429, 503 };
            readonly IMayor Mayor;

            async Task<object> Get(ArmClient azure, CancellationToken token)
            {
                {{keyword}} (var n = 0; n < 3; n++)
                {
                    try { return await azure.GetDefaultSubscriptionAsync(token); }
                    {{(failure.EndsWith('}') ? failure[..^1] : failure + " {")}}
                        await Task.Delay(Random.Shared.Next(100 << n), token);
                    }
                }

                return null;
            }

            static bool MayPass(RequestFailedException failure) => failure.Status != 404;
            static bool MayPass(int status) { if (status == 404) { return false; } return status >= 400; }

            static bool WillPass(int status)
            {
                switch (status)
                {
                    case 408:
                    case 429:
                        return true;
                    default:
                        return status >= 500;
                }
            }
        }
        """;
}
