using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Loops;

namespace RetryLint.Benchmarks.Fixes;

/// <summary>What all fixes but those of hand-written retries do for real code: which are offered, and whether they leave code that compiles and has fewer findings.</summary>
internal sealed class OtherReport(TextWriter output)
{
    private static readonly string[] Words = ["Polly", "Azure", "HttpRequestMessage", "http", "Task<"];

    private static readonly IReadOnlyList<CodeFixProvider> Providers =
    [
        .. typeof(RetryLoopFix).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(CodeFixProvider)) && t != typeof(RetryLoopFix))
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!),
    ];

    private readonly Tally tally = new([]);
    private readonly SortedDictionary<string, (int Offered, int All)> offers = new(StringComparer.Ordinal);

    public async Task Add(string folder, IEnumerable<MetadataReference> references, Func<string, bool> isWanted)
    {
        var offered = new List<(Document Document, Findings Before, CodeFixProvider Provider, string Key)>();
        foreach (var document in CodeBase.Open(folder, references).Project.Documents.Where(d => isWanted(d.FilePath!)))
        {
            var text = (await document.GetTextAsync()).ToString();
            if (Words.Any(w => text.Contains(w, StringComparison.Ordinal)) && await Findings.Of(document) is { OtherReports: { Length: > 0 } reports } before)
            {
                foreach (var report in reports)
                {
                    offered.AddRange((await Try(folder, document, before, report)).Select(o => (document, before, o.Provider, o.Key)));
                }
            }
        }

        foreach (var group in offered.GroupBy(o => (o.Provider, o.Key)))
        {
            foreach (var file in group.GroupBy(o => o.Document.Id))
            {
                await TryAll(group.Key.Provider, group.Key.Key, "all of a file, then again", [(file.First().Document, file.First().Before, 1)], FixAllScope.Document);
            }

            var documents = group.GroupBy(o => o.Document.Id).Select(f => (f.First().Document, f.First().Before, 1)).ToList();
            await TryAll(group.Key.Provider, group.Key.Key, "all of a code base, then again", documents, FixAllScope.Project);
        }
    }

    public void Print()
    {
        output.WriteLine("\n| | reports | any fix is offered |\n|---|---|---|");
        foreach (var (rule, (count, all)) in offers)
        {
            output.WriteLine($"| {rule} | {all} | {count} |");
        }

        tally.Print(output);
    }

    private async Task<IReadOnlyList<(CodeFixProvider Provider, string Key)>> Try(string folder, Document document, Findings before, Diagnostic report)
    {
        var keys = new List<(CodeFixProvider, string)>();
        foreach (var provider in Providers.Where(p => p.FixableDiagnosticIds.Contains(report.Id)))
        {
            foreach (var action in await Actions(provider, document, report))
            {
                var key = action.EquivalenceKey!.Split(':')[0];
                keys.Add((provider, action.EquivalenceKey));
                var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
                await Note(key, "one at a time", (await Findings.Of(changed)).OtherFaults(before).ToList());
            }
        }

        var (offered, all) = offers.GetValueOrDefault(report.Id);
        offers[report.Id] = (offered + (keys.Count > 0 ? 1 : 0), all + 1);
        var place = report.Location.GetLineSpan();
        await output.WriteLineAsync($"{Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(folder))!, place.Path)}({place.StartLinePosition.Line + 1}) {string.Join("+", LoopSite.FindingsOf(report).Reverse())}: {string.Join(", ", keys.Select(k => k.Item2))}");
        return keys;
    }

    private static async Task<IReadOnlyList<CodeAction>> Actions(CodeFixProvider provider, Document document, Diagnostic report)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private async Task TryAll(CodeFixProvider provider, string key, string what, IReadOnlyList<(Document, Findings, int)> documents, FixAllScope scope) =>
        await Note(key.Split(':')[0], what, await new FixAllTrial(key, documents, provider).Faults(scope));

    private async Task Note(string key, string what, IReadOnlyList<string> faults)
    {
        tally.AddTrial(key, what, faults.Count == 0);
        foreach (var fault in faults)
        {
            await output.WriteLineAsync($"    FAULT {key}, {what}: {fault}");
        }
    }
}
