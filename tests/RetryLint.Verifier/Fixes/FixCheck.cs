using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Verifier.Running;

namespace RetryLint.Verifier.Fixes;

/// <summary>Everything that is demanded of an analyzer and its fix on one case.</summary>
internal sealed class FixCheck(DiagnosticAnalyzer analyzer, CodeFixProvider provider, string? key, string markup, Case options)
{
    private readonly Fixer _fixer = new([analyzer], provider, key);
    private readonly AnalyzerCheck _analyzerCheck = new(analyzer, markup, options);
    private readonly ImmutableArray<DiagnosticAnalyzer> _all = AssemblyAnalyzers.With(analyzer);

    public async Task LeadsTo(string after)
    {
        await _analyzerCheck.Run(ApplyAll);
        await CheckText(after, "\n");
        if (options.CrlfToo)
        {
            await CheckText(after, "\r\n");
        }

        await CheckFixedState(after);
    }

    public async Task IsNotOffered()
    {
        await _analyzerCheck.Run(ApplyAll);
        var input = _analyzerCheck.Read("\n");
        var project = TestProject.Open(input.Files, options);
        if (!(await AnalyzerRun.Reported(project, _fixer.Analyzers)).Any(_fixer.CanFix))
        {
            throw new VerificationException("Nothing is reported that this provider could fix, so that NoFix proves nothing.");
        }

        if (await IterativeFix.First(_fixer, project) is { } offer)
        {
            throw new VerificationException(
                $"No fix should be offered, but '{offer.Action.EquivalenceKey}' is, on {Reporting.Failure.Describe(offer.Diagnostic)}"
            );
        }
    }

    /// <summary>On torn code any text may come out, but nothing may throw.</summary>
    private async Task ApplyAll(Project project)
    {
        await foreach (var offer in _fixer.Offers(project))
        {
            await offer.Apply();
        }
    }

    private async Task CheckText(string after, string newLine)
    {
        var before = _analyzerCheck.Read(newLine);
        var expected = ReadFixed(after, newLine);
        var project = await IterativeFix.Run(_fixer, TestProject.Open(before.Files, options), options.FixCount);
        await FixedState.CheckEqual(expected, project, $"'{key}'");
        await new FixAllRun(_fixer, before, expected, options).Run();
    }

    private async Task CheckFixedState(string after)
    {
        var expected = ReadFixed(after, "\n");
        if (options.CheckFixedStateClean)
        {
            await AnalyzerCheck.Compare("in the fixed state, all analyzers", expected, _all, options);
        }
        else
        {
            var errors = expected with
            {
                Expected = [.. expected.Expected.Where(one => one.Id.StartsWith("CS", StringComparison.Ordinal))],
            };
            await AnalyzerCheck.Compare("in the fixed state, compiler only", errors, [], options);
        }
    }

    private TestInput ReadFixed(string after, string newLine)
    {
        var sources = options.MoreSources.ToDictionary(source => source.Key, source => source.Value);
        foreach (var (name, text) in options.FixedMoreSources)
        {
            sources[name] = text;
        }

        var ids = new ExpectedIds(_all, options.DefaultId ?? OnlyId());
        return InputReader.Read(after, options with { MoreSources = sources, Expected = [] }, ids, newLine, allLocationsUsed: false);
    }

    private string? OnlyId() => analyzer.SupportedDiagnostics is [var only] ? only.Id : null;
}
