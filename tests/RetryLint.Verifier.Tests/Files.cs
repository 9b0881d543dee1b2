namespace RetryLint.Verifier.Tests;

internal static class Files
{
    public static IReadOnlyDictionary<string, string> One(string name, string text) => new Dictionary<string, string> { [name] = text };
}
