using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>Where places of a text are after changes to it.</summary>
/// <param name="changes">In the order of their places, none touching another.</param>
internal sealed class PositionMap(ImmutableArray<TextChange> changes)
{
    /// <summary>The spans of the new text that the changes brought.</summary>
    public IEnumerable<TextSpan> Inserted
    {
        get
        {
            var moved = 0;
            foreach (var change in changes)
            {
                var length = change.NewText?.Length ?? 0;
                yield return new TextSpan(change.Span.Start + moved, length);
                moved += length - change.Span.Length;
            }
        }
    }

    public int Of(int position) =>
        position + changes.Where(c => c.Span.End <= position).Sum(c => (c.NewText?.Length ?? 0) - c.Span.Length);

    public TextSpan Of(TextSpan span) => TextSpan.FromBounds(Of(span.Start), Of(span.End));
}
