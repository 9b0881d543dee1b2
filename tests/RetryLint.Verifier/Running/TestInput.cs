using System.Collections.Immutable;

namespace RetryLint.Verifier.Running;

/// <summary>The files of one run and what is expected in them.</summary>
internal sealed record TestInput(ImmutableArray<TestFile> Files, ImmutableArray<Expectation> Expected)
{
    public IEnumerable<TestFile> Sources => Files.Where(file => file.Kind == FileKind.Source);

    public TestFile Main => Files[0];

    public bool IsSource(string? path) => Files.Any(file => file.Path == path && file.Kind == FileKind.Source);
}
