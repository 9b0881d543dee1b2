using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Loops;

namespace RetryLint.Benchmarks.Fixes;

/// <summary>
/// What the fixes do for the retries of real code: how many get which fix, why the others get none, and whether every fix
/// that is offered leaves code that compiles, has no report left and offers nothing more: alone, and all of a kind at once.
/// </summary>
internal sealed class FixReport(TextWriter output, bool applies, bool shows, IReadOnlySet<string> only)
{
    private const string Another = "another fix of the rule";

    private static readonly IReadOnlyList<CodeFixProvider> Others =
    [
        .. typeof(RetryLoopFix).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(CodeFixProvider)) && t != typeof(RetryLoopFix))
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!),
    ];

    private readonly Tally tally = new([.. RetryLoopFix.Fixes.Select(f => f.EquivalenceKey), Another]);

    /// <param name="arguments">
    /// The list of reference paths, then the folders of the code. <c>--plan</c> leaves out the trying; <c>--show</c> prints the changes; <c>--only=FILE</c> looks
    /// only at the files whose paths stand in FILE, at the start of its lines, as this report writes them; <c>--others</c> tries the fixes of all other reports.
    /// </param>
    public static async Task Print(TextWriter output, string[] arguments)
    {
        var paths = arguments.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var references = File.ReadAllLines(paths[0]).Where(File.Exists).Select(p => MetadataReference.CreateFromFile(p)).ToList();
        if (arguments.Contains("--others"))
        {
            await PrintOthers(output, paths.Skip(1), references, Only(arguments));
            return;
        }

        var report = new FixReport(output, !arguments.Contains("--plan"), arguments.Contains("--show"), Only(arguments));
        foreach (var folder in paths.Skip(1))
        {
            await report.Add(folder, references);
        }

        report.tally.Print(output);
    }

    private static async Task PrintOthers(TextWriter output, IEnumerable<string> folders, List<PortableExecutableReference> references, HashSet<string> only)
    {
        var report = new OtherReport(output);
        foreach (var folder in folders)
        {
            await report.Add(folder, references, path => only.Count == 0 || only.Contains(Name(folder, path)));
        }

        report.Print();
    }

    private static HashSet<string> Only(string[] arguments) =>
        arguments.Where(a => a.StartsWith("--only=", StringComparison.Ordinal)).SelectMany(a => File.ReadLines(a[7..])).Select(l => l.Split('(')[0]).ToHashSet();

    private static string Name(string folder, string path) => Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(folder))!, path);

    private async Task Add(string folder, List<PortableExecutableReference> references)
    {
        var fixable = new List<(Document Document, Findings Before, IReadOnlyList<string> Offered)>();
        await foreach (var (document, reports) in CodeBase.Open(folder, references).Reported(path => only.Count == 0 || only.Contains(Name(folder, path))))
        {
            var offered = new List<string>();
            var before = applies ? await Findings.Of(document) : null;
            foreach (var report in reports.GroupBy(r => r.Location.SourceSpan.Start).Select(Fixable))
            {
                offered.AddRange(await Add(folder, document, report, before));
            }

            if (before is not null && offered.Count > 0)
            {
                fixable.Add((document, before, offered));
            }
        }

        await FixAll(folder, fixable);
    }

    /// <summary>Of several reports on one retry, the one that a fix of the retry takes; the others would go with it or stay.</summary>
    private static Diagnostic Fixable(IEnumerable<Diagnostic> ofOneSite) =>
        ofOneSite.OrderByDescending(r => new RetryLoopFix().FixableDiagnosticIds.Contains(r.Id)).First();

    /// <summary>The kinds of fixes that the report is offered.</summary>
    private async Task<IReadOnlyList<string>> Add(string folder, Document document, Diagnostic report, Findings? before)
    {
        var place = report.Location.GetLineSpan();
        var site = await LoopSite.At(document, report.Location.SourceSpan.Start, LoopSite.FindingsOf(report), CancellationToken.None);
        var refusals = new Dictionary<string, string?>();
        foreach (var fix in RetryLoopFix.Fixes)
        {
            refusals.Add(fix.EquivalenceKey, site is null ? "NotALoop" : await Refusal(fix, site, document));
        }

        refusals.Add(Another, await IsOfferedElsewhere(document, report) ? null : "None");
        var isToldNumbers = site is not null && SiteKind.TakesNumbersFromParameter(site);
        tally.Add(refusals, isToldNumbers);
        await output.WriteLineAsync($"{Name(folder, place.Path)}({place.StartLinePosition.Line + 1}) {string.Join("+", LoopSite.FindingsOf(report).Reverse())}: {string.Join(", ", refusals.Values.Select(r => r ?? "offered"))}{(isToldNumbers ? " (numbers of a parameter)" : "")}");
        var offered = refusals.Where(r => r.Value is null && r.Key != Another).Select(r => r.Key).ToList();
        foreach (var key in before is null ? [] : offered)
        {
            await Note(key, "one at a time", await new Trial(document, before!, report).Faults(key, shows ? output : TextWriter.Null));
        }

        return offered;
    }

    private static async Task<bool> IsOfferedElsewhere(Document document, Diagnostic report)
    {
        var actions = new List<CodeAction>();
        foreach (var fix in Others.Where(f => f.FixableDiagnosticIds.Contains(report.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions.Count > 0;
    }

    private static async Task<string?> Refusal(ILoopFix fix, LoopSite site, Document document)
    {
        var answer = fix.Plan(site);
        return answer.Refusal?.ToString() ?? (await Proof.Of(document, site, answer.Value!.Emit()) is null ? "NotProven" : null);
    }

    private async Task FixAll(string folder, List<(Document Document, Findings Before, IReadOnlyList<string> Offered)> fixable)
    {
        foreach (var key in fixable.SelectMany(f => f.Offered).Distinct().Order(StringComparer.Ordinal))
        {
            var documents = fixable.Select(f => (f.Document, f.Before, Offered: f.Offered.Count(o => o == key))).Where(f => f.Offered > 0).ToList();
            foreach (var document in documents)
            {
                await Note(key, "all of a file, then again", await new FixAllTrial(key, [document]).Faults(FixAllScope.Document));
            }

            await output.WriteLineAsync($"{Path.GetFileName(folder)}: {documents.Sum(d => d.Offered)} times {key} in {documents.Count} files at once");
            await Note(key, "all of a code base, then again", await new FixAllTrial(key, documents).Faults(FixAllScope.Project));
        }
    }

    private async Task Note(string key, string what, IReadOnlyList<string> faults)
    {
        tally.AddTrial(key, what, faults.Count == 0);
        foreach (var fault in faults)
        {
            await output.WriteLineAsync($"    FAULT {key}, {what}: {fault}");
        }
    }
}
