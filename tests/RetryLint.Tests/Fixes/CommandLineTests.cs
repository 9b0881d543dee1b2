using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Analyzers;
using RetryLint.CodeFixes.Azure;
using RetryLint.CodeFixes.Loops;
using RetryLint.CodeFixes.Options;

namespace RetryLint.Tests.Fixes;

/// <summary>
/// The command line looks at one finding, which may be another rule's, and asks for all fixes with the key of what is offered
/// there: with no key where nothing is.
/// </summary>
public class CommandLineTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("RetryLint.LeaveToClient:RETRY2003")]
    public async Task Without_a_key_or_with_that_of_another_rule_each_loop_gets_the_first_fix_that_it_can_have(string? key)
    {
        var text = await FixAll(key, new RetryLoopFix(), new HandWrittenRetryAnalyzer(), "polly8", "RETRY1001", """
            using System;
            using System.Net.Http;
            using System.Threading.Tasks;

            class C
            {
                async Task<string> None(HttpClient http)
                {
                    while (true)
                    {
                        var response = await http.GetAsync("none");
                        if (response.IsSuccessStatusCode)
                        {
                            return await response.Content.ReadAsStringAsync();
                        }
                    }
                }

                async Task<string> Pipeline(HttpClient http)
                {
                    while (true)
                    {
                        try
                        {
                            return await http.GetStringAsync("pipeline");
                        }
                        catch (HttpRequestException)
                        {
                        }
                    }
                }
            }
            """);

        Assert.Contains("return await PipelineRetry.ExecuteAsync(", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_the_rule_itself_stays_chosen()
    {
        var text = await FixAll("RetryLint.LeaveToClient:RETRY1001", new RetryLoopFix(), new HandWrittenRetryAnalyzer(), "polly8", "RETRY1001", """
            using System.Net.Http;
            using System.Threading.Tasks;

            class C
            {
                async Task<string> Go(HttpClient http)
                {
                    while (true)
                    {
                        try
                        {
                            return await http.GetStringAsync("pipeline");
                        }
                        catch (HttpRequestException)
                        {
                        }
                    }
                }
            }
            """);

        Assert.DoesNotContain("ExecuteAsync", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_each_setting_gets_the_first_fix_that_it_can_have()
    {
        var text = await FixAll(null, new RetryOptionsFix(), new DeclaredRetryAnalyzer(), "azure", "RETRY2005", Options.OptionCode.In(
            "if (fast) given.Retry.Delay = TimeSpan.Zero; var one = new SecretClientOptions { Retry = { Delay = TimeSpan.Zero } };"));

        Assert.Contains("if (fast) given.Retry.Delay = TimeSpan.Zero; var one = new SecretClientOptions();", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_each_use_of_azure_gets_the_first_fix_that_it_can_have()
    {
        var text = await FixAll(null, new AzureUsageFix(), new AzureUsageAnalyzer(), "azure", "RETRY2012", """
            using Azure.Core;
            using Azure.Identity;

            class C
            {
                AccessToken None(string tenant) => Ask(new ClientSecretCredential(tenant, "id", "secret"));

                AccessToken One() => Ask(new DefaultAzureCredential());

                AccessToken Ask(TokenCredential credential) => credential.GetToken(default, default);
            }
            """);

        Assert.Contains("One() => Ask(Credential);", text, StringComparison.Ordinal);
    }

    private static async Task<string> FixAll(string? key, CodeFixProvider provider, DiagnosticAnalyzer analyzer, string references, string id, string source)
    {
        var document = FixRunner.Open(source, references);
        var compilation = (await document.Project.GetCompilationAsync())!;
        var all = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            analyzer.SupportedDiagnostics.ToImmutableDictionary(d => d.Id, _ => ReportDiagnostic.Warn)));
        var found = await all.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
        var context = new FixAllContext(document, provider, FixAllScope.Solution, key!, [id], new Found(found.Where(d => d.Id == id)), default);
        var action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        if (action is null)
        {
            return source;
        }

        var change = (ApplyChangesOperation)(await action.GetOperationsAsync(default)).Single();
        return (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private sealed class Found(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
