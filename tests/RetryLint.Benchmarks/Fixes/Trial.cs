using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops;
using RetryLint.CodeFixes.Syntax;

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

    /// <summary>What became of the member, and of the fields that are new.</summary>
    private async Task Show(string key, Document changed, TextWriter shown)
    {
        var changes = (await changed.GetTextChangesAsync(document)).OrderBy(c => c.Span.Start).ToImmutableArray();
        var member = (await document.GetSyntaxRootAsync())!.FindNode(report.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var root = (await changed.GetSyntaxRootAsync())!;
        var now = member is null ? null : root.FindToken(new PositionMap(changes).Of(member.Span.End - 1)).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        foreach (var text in changes.Select(c => c.NewText).Where(t => t?.Contains("readonly", StringComparison.Ordinal) == true).Append(now?.ToString()))
        {
            await shown.WriteLineAsync($"--- {key}\n{text}");
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
