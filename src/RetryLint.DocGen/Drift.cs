namespace RetryLint.DocGen;

/// <summary>A file that does not say what the rule book says.</summary>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="Mended">Whether writing it has mended that.</param>
internal sealed record Drift(string File, string What, bool Mended)
{
    public override string ToString() => $"{File}: {What}{(Mended ? " (written)" : "")}";
}
