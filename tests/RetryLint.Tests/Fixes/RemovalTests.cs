using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;
using RetryLint.CodeFixes.Loops.Removal;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

/// <summary>Loops around clients that retry by themselves.</summary>
public class RemovalTests
{
    private static readonly Case s_azure = new() { References = "azure" };

    private static readonly (Refusal Reason, string Method)[] s_refused =
    [
        (Refusal.ClientDoesNotRetry, "void Go() { {|2003:while|} (true) { try { credential.GetToken(context, default); return; } catch (AuthenticationFailedException) { Thread.Sleep(1000); } } }"),
        (Refusal.ClientDoesNotRetry, "void Go() { {|1001:while|} (true) { try { azure.GetDefaultSubscription(); File.Delete(\"\"); return; } catch (Exception) { Thread.Sleep(1000); } } }"),
        (Refusal.ClientDoesNotRetry, "void Go() { {|1001:while|} (true) { try { File.Delete(\"\"); return; } catch (Exception) { Thread.Sleep(1000); } } }"),
        (Refusal.ChosenFailures, "void Go() { {|1001:while|} (true) { try { azure.GetDefaultSubscription(); return; } catch (RequestFailedException e) when (e.Status == 404) { Thread.Sleep(1000); } } }"),
        (Refusal.ChosenFailures, "void Go() { {|1001:while|} (true) { try { azure.GetDefaultSubscription(); return; } catch (RequestFailedException) { Thread.Sleep(1000); } catch (IOException) { } } }"),
        (Refusal.GoesOnAfterFailure, "bool Go() { {|1009:for|} (var i = 0; i < 5; i++) { try { azure.GetDefaultSubscription(); return true; } catch (Exception) { Thread.Sleep(1000); } } return false; }"),
        (Refusal.GoesOnAfterFailure, "void Go() { {|1009:for|} (var i = 0; i < 5; i++) { try { azure.GetDefaultSubscription(); return; } catch (Exception) when (i < 9) { Thread.Sleep(1000); } } }"),
        (Refusal.NotEndless, "void Go(CancellationToken t) { {|1009:while|} (!t.IsCancellationRequested) { try { azure.GetDefaultSubscription(t); return; } catch (Exception) { Thread.Sleep(1000); } } }"),
        (Refusal.WorkOutsideTry, "void Go() { {|1009:while|} (true) { Log(\"again\"); try { azure.GetDefaultSubscription(); return; } catch (Exception) { Thread.Sleep(1000); } } }"),
        (Refusal.TwoWaysOut, "void Go() { {|1009:while|} (true) { try { if (azure.GetDefaultSubscription() is null) break; return; } catch (Exception) { Thread.Sleep(1000); } } Log(\"\"); }"),
        (Refusal.ContinueInBranch, "void Go() { {|1009:while|} (true) { try { azure.GetDefaultSubscription(); return; } catch (Exception e) { if (e is IOException) continue; Log(\"\"); } } }"),
        (Refusal.CommentInTheWay, "void Go() { {|1009:while|} (true) { try { azure.GetDefaultSubscription(); return; } catch (Exception) { /* too early */ Thread.Sleep(1000); } } }"),
        (Refusal.LivesLonger, "void Go() { {|1009:while|} (true) { try { using var stop = new CancellationTokenSource(); azure.GetDefaultSubscription(stop.Token); break; } catch (Exception) { Thread.Sleep(1000); } } Log(\"\"); }"),
        (Refusal.NotInBlock, "void Go() { if (azure is not null) {|1009:while|} (true) { try { azure.GetDefaultSubscription(); return; } catch (Exception) { Thread.Sleep(1000); } } }"),
        (Refusal.NotALoop, "void Go() { again: try { azure.GetDefaultSubscription(); } catch (Exception) { Thread.Sleep(1000); {|1009:goto|} again; } }"),
        (Refusal.BodyWithoutBraces, "void Go() { {|1009:while|} (true) try { azure.GetDefaultSubscription(); return; } catch (Exception) { Thread.Sleep(1000); } }"),
        (Refusal.DirectiveInside, "void Go() { {|1009:while|} (true) { try { azure.GetDefaultSubscription(); return; } catch (Exception) {\n#if !DEBUG\nThread.Sleep(1000);\n#endif\n} } }"),
        (Refusal.TextOverLines, "void Go() { {|1009:while|} (true) { try { azure.GetDefaultSubscription(); Console.Write(@\"a\nb\"); return; } catch (Exception) { Thread.Sleep(1000); } } }"),
    ];

    public static TheoryData<int> Refused => new(Enumerable.Range(0, s_refused.Length));

    [Theory]
    [InlineData("endless", """
        async Task<string> Go(CancellationToken token)
        {
            {|RETRY1009:while|} (true)
            {
                try
                {
                    // Whoever pays.
                    var subscription = await azure.GetDefaultSubscriptionAsync(token).ConfigureAwait(false);
                    return subscription.Id.ToString();
                }
                catch (Exception)
                {
                    await Task.Delay(1000, token);
                }
            }
        }
    """, """
        async Task<string> Go(CancellationToken token)
        {
            // Whoever pays.
            var subscription = await azure.GetDefaultSubscriptionAsync(token).ConfigureAwait(false);
            return subscription.Id.ToString();
        }
    """)]
    [InlineData("a filter that counts takes its clause along", """
        async Task Go(CancellationToken token)
        {
            {|RETRY1009:for|} (var attempt = 1; attempt <= 8; attempt++)
            {
                try
                {
                    await azure.GetDefaultSubscriptionAsync(token);
                    return;
                }
                catch (Exception failure) when (attempt < 8)
                {
                    Log($"attempt {attempt}: {failure.Message}");
                    await Task.Delay(TimeSpan.FromSeconds(5), token);
                }
            }
        }
    """, """
        async Task Go(CancellationToken token)
        {
            await azure.GetDefaultSubscriptionAsync(token);
        }
    """)]
    [InlineData("what a clause does before it gives up stays", """
        AccessToken Go()
        {
            var left = 10;
            var pause = 500;
            {|RETRY2003:while|} (true)
            {
                try
                {
                    return identity.GetToken(context);
                }
                catch (AuthenticationFailedException failure)
                {
                    Log(failure.Message);
                    if (--left == 0)
                    {
                        throw;
                    }

                    Log("again");
                    Thread.Sleep(pause);
                    pause *= 2;
                }
            }
        }
    """, """
        AccessToken Go()
        {
            try
            {
                return identity.GetToken(context);
            }
            catch (AuthenticationFailedException failure)
            {
                Log(failure.Message);
                throw;
            }
        }
    """)]
    [InlineData("a value that is read afterwards", """
        string Go()
        {
            SubscriptionResource found;
            {|RETRY1001:while|} (true)
            {
                try
                {
                    found = azure.GetDefaultSubscription();
                    break;
                }
                catch (RequestFailedException)
                {
                    Thread.Sleep(2000);
                }
            }

            return found.Id.ToString();
        }
    """, """
        string Go()
        {
            SubscriptionResource found;
            found = azure.GetDefaultSubscription();

            return found.Id.ToString();
        }
    """)]
    [InlineData("other clauses and a finally block", """
        void Go()
        {
            {|RETRY1001:do|}
            {
                try
                {
                    azure.GetDefaultSubscription();
                    return;
                }
                catch (InvalidOperationException failure)
                {
                    throw new NotSupportedException("", failure);
                }
                catch (Exception)
                {
                    Thread.Sleep(2000);
                }
                finally
                {
                    Log("asked");
                }
            }
            while (true);
        }
    """, """
        void Go()
        {
            try
            {
                azure.GetDefaultSubscription();
            }
            catch (InvalidOperationException failure)
            {
                throw new NotSupportedException("", failure);
            }
            finally
            {
                Log("asked");
            }
        }
    """)]
    [InlineData("on one line", """
        AccessToken Go() { {|RETRY1001:while|} (true) { try { return identity.GetToken(context); } catch (Exception) { Log("no"); Thread.Sleep(1000); } } }
    """, """
        AccessToken Go() { try { return identity.GetToken(context); } catch (Exception) { Log("no"); throw; } }
    """)]
    public Task A_loop_around_a_client_that_retries_itself_goes(string what, string before, string after)
    {
        _ = what;
        return Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(Source(before), Source(after), RemovalFix.Key, s_azure);
    }

    [Fact]
    public Task A_loop_around_a_pipeline_that_retries_goes() => Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(
        Pipelines("""
                    {|RETRY1009:for|} (var i = 0; ; i++)
                    {
                        try
                        {
                            return s_retry.Execute(() => http.GetStringAsync("x").Result);
                        }
                        catch (Exception) when (i < 3)
                        {
                            Thread.Sleep(1000 << i);
                        }
                    }
            """),
        Pipelines("""
                    return s_retry.Execute(() => http.GetStringAsync("x").Result);
            """),
        RemovalFix.Key,
        new Case { References = "polly8" });

    [Fact]
    public async Task The_title_names_who_retries()
    {
        var document = FixRunner.Open(Source("void Go() { while (true) { try { azure.GetDefaultSubscription(); return; } catch (Exception) { Thread.Sleep(1000); } } }"), "azure");
        Assert.Equal("Leave the retries to ArmClient", (await FixRunner.Actions(document, "RETRY1009"))[0].Title);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_loop_stays(int row)
    {
        var (reason, method) = s_refused[row];
        var source = Source(method);
        var start = source.IndexOf("{|", StringComparison.Ordinal);
        var plain = System.Text.RegularExpressions.Regex.Replace(source, @"\{\|\d+:(\w+)\|\}", "$1");
        var site = await FixRunner.Site(FixRunner.Open(plain, "azure"), start, "RETRY" + source.Substring(start + 2, 4));
        Assert.Equal(reason, new RemovalFix().Plan(site).Refusal);
    }

    /// <summary>Other reasons are tried where they can happen to other fixes, too.</summary>
    internal static IEnumerable<Refusal> Reasons => s_refused.Select(r => r.Reason).Distinct();

    private static string Pipelines(string body) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading;
        using Polly;
        using Polly.Retry;

        class C
        {
            private static readonly ResiliencePipeline s_retry = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { UseJitter = true, BackoffType = DelayBackoffType.Exponential, ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>() }).Build();
            private readonly HttpClient http = new();

            string Go()
            {
        {{body}}
            }
        }

        """;

    private static string Source(string method) => $$"""
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure;
        using Azure.Core;
        using Azure.Identity;
        using Azure.ResourceManager;
        using Azure.ResourceManager.Resources;

        class C
        {
            private readonly TokenRequestContext context;
            private readonly TokenCredential credential;
            private readonly ManagedIdentityCredential identity;
            private readonly ArmClient azure;

            C(TokenCredential credential, ManagedIdentityCredential identity, ArmClient azure, TokenRequestContext context) =>
                (this.credential, this.identity, this.azure, this.context) = (credential, identity, azure, context);

        {{method}}

            static void Log(string text) { }
        }

        """;
}
