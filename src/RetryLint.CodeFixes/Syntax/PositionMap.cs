using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>Where places of a text are after changes to it.</summary>
/// <param name="changes">In the order of their places, none touching another.</param>
internal sealed class PositionMap(ImmutableArray<TextChange> changes)
{
    public int Of(int position) =>
        position + changes.Where(c => c.Span.End <= position).Sum(c => (c.NewText?.Length ?? 0) - c.Span.Length);
}
