using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Loops;

namespace RetryLint.Benchmarks.Fixes;

/// <summary>One fix on one site.</summary>
internal sealed class Trial(Document document, Findings before, Diagnostic report)
{
    public async Task<IReadOnlyList<string>> Faults(string key, TextWriter shown)
    {
        if (await Fixed(key) is not { } changed)
        {
            return ["planned, but not offered"];
        }

        await Show(key, changed, shown);
        return (await Findings.Of(changed)).Faults(before, gone: 1).ToList();
    }

    private async Task Show(string key, Document changed, TextWriter shown)
    {
        var (old, text) = (await document.GetTextAsync(), await changed.GetTextAsync());
        foreach (var change in text.GetChangeRanges(old))
        {
            await shown.WriteLineAsync($"    {key} - {old.Lines.GetLineFromPosition(change.Span.Start)}");
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
