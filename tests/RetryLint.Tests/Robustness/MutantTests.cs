using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Tests.Rules;
using RetryLint.Verifier;
using Xunit.Abstractions;

namespace RetryLint.Tests.Robustness;

/// <summary>
/// Damaged code (tokens deleted, doubled, swapped, files cut off) must never make an analyzer throw. RETRYLINT_MUTANTS sets
/// how many mutants are made, RETRYLINT_SEED which; both are printed.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private static readonly string[] Originals =
    [
        RetryCode.Loop("for (var n = 0; n < 5; n++)", "catch (Exception e) when (e is HttpRequestException && n < 3)", "await Task.Delay(Math.Min(100 << n, 9000), token);"),
        RetryCode.Loop("while (!token.IsCancellationRequested)", "catch (Exception)", "Thread.Sleep(TimeSpan.FromSeconds(Math.Pow(2, Random.Shared.Next(3))));"),
        RetryCode.Around("string M(int n) { retry: try { return http.GetStringAsync(uri).Result; } catch (Exception) { if (n++ < 3) goto retry; return M(n + 1); } finally { Console.WriteLine(); } }"),
        RetryCode.Around("void M() { foreach (var d in new[] { 1, 2 }) { switch (d) { case 1: continue; default: try { http.GetAsync(uri).Wait(); return; } catch { break; } } } }"),
    ];

    [Fact]
    public async Task Damaged_code_never_makes_an_analyzer_throw()
    {
        var seed = Number("RETRYLINT_SEED", Environment.TickCount);
        var count = Number("RETRYLINT_MUTANTS", 400);
        output.WriteLine($"RETRYLINT_SEED={seed} RETRYLINT_MUTANTS={count}");
        var random = new Random(seed);
        var broken = 0;
        for (var i = 0; i < count; i++)
        {
            var mutant = Damage(Originals[i % Originals.Length], random);
            var (failures, errors) = await Analyse(mutant);
            Assert.True(failures.Count == 0, $"seed {seed}, mutant {i}:{Environment.NewLine}{string.Join(Environment.NewLine, failures)}{Environment.NewLine}{mutant}");
            broken += errors > 0 ? 1 : 0;
        }

        // A damage that leaves everything whole tests nothing.
        Assert.True(broken > count / 2, $"only {broken} of {count} mutants are broken");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var value) ? value : otherwise;

    private static string Damage(string source, Random random)
    {
        for (var damages = random.Next(1, 4); damages > 0; damages--)
        {
            var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(t => t.Span.Length > 0).ToList();
            if (tokens.Count == 0)
            {
                return source; // Nothing is left to damage.
            }

            var (one, other) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
            source = random.Next(4) switch
            {
                0 => source.Remove(one.SpanStart, one.Span.Length),
                1 => source.Insert(one.SpanStart, other.Text + " "),
                2 => source.Remove(one.SpanStart, one.Span.Length).Insert(one.SpanStart, other.Text),
                _ => source[..one.Span.End],
            };
        }

        return source;
    }

    private static async Task<(List<string> Failures, int Errors)> Analyse(string source)
    {
        var failures = new List<string>();
        var compilation = CSharpCompilation.Create("Mutant", [CSharpSyntaxTree.ParseText(source)], ReferenceSets.Get("none"), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty), (e, a, _) => failures.Add($"{a.GetType().Name}: {e}"), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        await compilation.WithAnalyzers([new EveryAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return (failures, compilation.GetDiagnostics().Count(d => d.Severity == DiagnosticSeverity.Error));
    }
}
