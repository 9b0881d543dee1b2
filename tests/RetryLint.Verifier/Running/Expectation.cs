using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Verifier.Running;

/// <summary>A place in a file of the case.</summary>
internal readonly record struct Place(string Path, TextSpan Span);

/// <summary>A diagnostic that is expected, with its markup locations resolved to places.</summary>
internal sealed record Expectation(ExpectedDiagnostic What, Place? At, ImmutableArray<Place> Related, bool StartOnly)
{
    public string Id => What.Id;
}
