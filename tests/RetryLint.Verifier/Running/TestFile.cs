using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Verifier.Running;

internal enum FileKind
{
    Source,
    Additional,
    Config,
}

/// <summary>One file of a case, without markup.</summary>
internal sealed record TestFile(string Path, string Text, FileKind Kind)
{
    public const string MainPath = "/0/Test0.cs";

    public SourceText SourceText => SourceText.From(Text, System.Text.Encoding.UTF8);
}
