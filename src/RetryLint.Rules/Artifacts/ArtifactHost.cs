namespace RetryLint.Rules;

/// <summary>
/// One row of the host table: <c>dl.k8s.io</c>, <c>*.azureedge.net</c> (any host below it) or
/// <c>github.com/*/releases/download/</c> (only these paths; a star stands for any part of one).
/// </summary>
internal sealed class ArtifactHost
{
    private const char Star = '*';
    private readonly string[] pathParts;

    public ArtifactHost(HostKind kind, string pattern)
    {
        Kind = kind;
        Pattern = pattern;
        var slash = pattern.IndexOf('/');
        Host = HostPattern.Of(slash < 0 ? pattern : pattern.Substring(0, slash));
        pathParts = slash < 0 ? [] : pattern.Substring(slash).Split(Star);
    }

    public HostKind Kind { get; }

    public string Pattern { get; }

    public HostPattern Host { get; }

    public bool HasPath(string path)
    {
        var at = 0;
        for (var i = 0; i < pathParts.Length; i++)
        {
            var found = path.IndexOf(pathParts[i], at, StringComparison.OrdinalIgnoreCase);
            if (found < 0 || (i == 0 && found > 0))
            {
                return false;
            }

            at = found + pathParts[i].Length;
        }

        return true;
    }
}
