using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Loops;

namespace RetryLint.Benchmarks.Fixes;

/// <summary>
/// What the fixes do for the retries of real code: how many get which fix, why the others get none, and whether every fix
/// that is offered leaves code that compiles, has no report left and offers nothing more.
/// </summary>
internal sealed class FixReport(TextWriter output, bool applies, bool shows, IReadOnlySet<string> only)
{
    private readonly Tally tally = new();

    /// <param name="arguments">
    /// The list of reference paths, then the folders of the code. <c>--plan</c> leaves out the trying; <c>--show</c> prints the changes; <c>--only=FILE</c> looks
    /// only at the files whose paths stand in FILE, at the start of its lines, as this report writes them.
    /// </param>
    public static async Task Print(TextWriter output, string[] arguments)
    {
        var paths = arguments.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var references = File.ReadAllLines(paths[0]).Where(File.Exists).Select(p => MetadataReference.CreateFromFile(p)).ToList();
        var report = new FixReport(output, !arguments.Contains("--plan"), arguments.Contains("--show"), Only(arguments));
        foreach (var folder in paths.Skip(1))
        {
            await report.Add(folder, references);
        }

        report.tally.Print(output);
    }

    private static async Task<string?> Refusal(ILoopFix fix, LoopSite site, Document document)
    {
        var answer = fix.Plan(site);
        return answer.Refusal?.ToString() ?? (await Proof.Of(document, site, answer.Value!.Emit()) is null ? "NotProven" : null);
    }

    private static HashSet<string> Only(string[] arguments) =>
        arguments.Where(a => a.StartsWith("--only=", StringComparison.Ordinal)).SelectMany(a => File.ReadLines(a[7..])).Select(l => l.Split('(')[0]).ToHashSet();

    private static string Name(string folder, string path) => Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(folder))!, path);

    private async Task Add(string folder, List<PortableExecutableReference> references)
    {
        await foreach (var (document, reports) in CodeBase.Open(folder, references).Reported(path => only.Count == 0 || only.Contains(Name(folder, path))))
        {
            foreach (var report in reports)
            {
                await Add(folder, document, reports, report);
            }
        }
    }

    private async Task Add(string folder, Document document, ImmutableArray<Diagnostic> reports, Diagnostic report)
    {
        var place = report.Location.GetLineSpan();
        var line = $"{Name(folder, place.Path)}({place.StartLinePosition.Line + 1}) {report.Id}";
        var site = await LoopSite.At(document, report.Location.SourceSpan.Start, LoopSite.FindingsOf(report), CancellationToken.None);
        var refusals = new List<(string EquivalenceKey, string? Refusal)>();
        foreach (var fix in RetryLoopFix.Fixes)
        {
            refusals.Add((fix.EquivalenceKey, site is null ? "NotALoop" : await Refusal(fix, site, document)));
        }

        foreach (var (key, refusal) in refusals)
        {
            tally.Add(key, refusal);
        }

        tally.AddSite(refusals.Select(r => r.Refusal).ToList());
        await output.WriteLineAsync($"{line}: {string.Join(", ", refusals.Select(r => r.Refusal ?? "offered"))}");
        foreach (var key in refusals.Where(r => applies && r.Refusal is null).Select(r => r.EquivalenceKey))
        {
            var faults = await new Trial(document, reports, report).Faults(key, shows ? output : TextWriter.Null);
            tally.AddTrial(faults.Count == 0);
            foreach (var fault in faults)
            {
                await output.WriteLineAsync($"    FAULT {key}: {fault}");
            }
        }
    }
}

/// <summary>One fix on one site.</summary>
internal sealed class Trial(Document document, ImmutableArray<Diagnostic> reports, Diagnostic report)
{
    public async Task<IReadOnlyList<string>> Faults(string key, TextWriter shown)
    {
        if (await Fixed(key) is not { } changed)
        {
            return ["planned, but not offered"];
        }

        await Show(key, changed, shown);
        var faults = new List<string>();
        var before = await CodeBase.Errors(document);
        var added = (await CodeBase.Errors(changed)).GroupBy(e => e).Where(g => g.Count() > before.Count(e => e == g.Key)).Select(g => g.Key);
        faults.AddRange(added.Select(e => "new error " + e));
        var left = await CodeBase.Reports(changed);
        if (left.Length > reports.Length - 1)
        {
            faults.Add("reports after: " + string.Join(", ", left.Select(r => $"{r.Id}({r.Location.GetLineSpan().StartLinePosition.Line + 1}) {r.GetMessage()}")));
        }

        return faults;
    }

    private async Task Show(string key, Document changed, TextWriter shown)
    {
        var (before, after) = (await document.GetTextAsync(), await changed.GetTextAsync());
        foreach (var change in after.GetChangeRanges(before).Select(c => (Old: before.Lines.GetLinePositionSpan(c.Span), Line: c.Span.Start)))
        {
            await shown.WriteLineAsync($"    {key} - {before.Lines[change.Old.Start.Line]}");
        }

        foreach (var change in await changed.GetTextChangesAsync(document))
        {
            await shown.WriteLineAsync($"    {key} + {change.NewText}");
        }
    }

    private async Task<Document?> Fixed(string key)
    {
        var actions = new List<CodeAction>();
        await new RetryLoopFix().RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
        var chosen = actions.SingleOrDefault(a => a.EquivalenceKey!.Split(':')[0] == key);
        var operations = chosen is null ? [] : await chosen.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution.GetDocument(document.Id);
    }
}
