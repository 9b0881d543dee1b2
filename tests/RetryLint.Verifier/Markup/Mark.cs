using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Verifier.Markup;

internal enum MarkKind
{
    /// <summary><c>[|x|]</c></summary>
    Default,

    /// <summary><c>$$</c>: the diagnostic starts here, whatever its length.</summary>
    Start,

    /// <summary><c>{|ID:x|}</c></summary>
    Id,

    /// <summary><c>{|#0:x|}</c></summary>
    Location,
}

/// <summary>One marked span of the plain text; <paramref name="Opened"/> is where the mark stands in the marked text.</summary>
internal sealed record Mark(MarkKind Kind, string Name, TextSpan Span, int Opened);

/// <summary>The plain text and its marks, in the order in which they open.</summary>
internal sealed record MarkedText(string Text, ImmutableArray<Mark> Marks);
