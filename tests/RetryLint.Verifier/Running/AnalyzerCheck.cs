using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RetryLint.Verifier.Running;

/// <summary>Everything that is demanded of an analyzer on one case.</summary>
internal sealed class AnalyzerCheck(DiagnosticAnalyzer analyzer, string markup, Case options)
{
    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [analyzer];

    /// <summary><paramref name="onTorn"/> runs the analyzer on torn code and does what is to be done with its reports.</summary>
    public async Task Run(Func<Project, Task>? onTorn = null)
    {
        await Compare("as written", Read("\n"));
        if (options.CrlfToo)
        {
            await Compare("with CRLF line ends", Read("\r\n"));
        }

        var input = Read("\n");
        foreach (var references in options.AlsoUnder)
        {
            await Compare($"under the references '{references}'", input, Analyzers, options with { References = references, CompilesWithErrors = true });
        }

        await SilentVariants.Check(input, Analyzers, options);
        if (options.TornToo)
        {
            await TornSource.ForEach(input, options, onTorn ?? (project => AnalyzerRun.Reported(project, Analyzers)));
        }
    }

    public TestInput Read(string newLine) => InputReader.Read(markup, options, new ExpectedIds(Analyzers, options.DefaultId), newLine);

    private Task Compare(string run, TestInput input) => Compare(run, input, Analyzers, options);

    public static async Task Compare(string run, TestInput input, ImmutableArray<DiagnosticAnalyzer> analyzers, Case options)
    {
        var result = await AnalyzerRun.Of(TestProject.Open(input.Files, options), analyzers, !options.CompilesWithErrors);
        Comparison.Check(run, input, input.Expected, [.. result.Errors, .. result.Reported]);
    }
}
