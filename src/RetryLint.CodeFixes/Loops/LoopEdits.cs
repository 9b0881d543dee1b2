using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Applies plans to a document, one after the other, and imports the names of all of them at the end.</summary>
internal sealed class LoopEdits(Document document)
{
    private readonly Dictionary<string, ITypeSymbol> names = new(StringComparer.Ordinal);
    private List<TextSpan> inserted = [];

    public Document Document { get; private set; } = document;

    public static Task<Document> Apply(Document document, ILoopPlan plan, CancellationToken cancellation)
    {
        var edits = new LoopEdits(document);
        edits.Add(plan);
        return edits.Finish(cancellation);
    }

    /// <summary>Applies one plan; returns where places of the text before it are now.</summary>
    public PositionMap Add(ILoopPlan plan)
    {
        var edits = plan.Emit();
        var changes = edits.Changes;
        var map = new PositionMap(changes);
        inserted = [.. inserted.Select(map.Of), .. map.Inserted];
        Document = Document.WithText(edits.Text.WithChanges(changes));
        foreach (var name in edits.Imports)
        {
            names[name.Key] = name.Value;
        }

        return map;
    }

    public Task<Document> Finish(CancellationToken cancellation) => ImportedNames.Mark(Document, names, inserted.ToImmutableArray(), cancellation);
}
