namespace RetryLint.Rules;

/// <summary>A host name, or with <c>*.</c> before it every host below it. As the options and the host table write it.</summary>
internal sealed class HostPattern
{
    private const string AnyBelow = "*.";
    private readonly string suffix;

    private HostPattern(string name, bool isWildcard)
    {
        Name = name;
        IsWildcard = isWildcard;
        suffix = "." + name;
    }

    /// <summary>The name without the star.</summary>
    public string Name { get; }

    public bool IsWildcard { get; }

    public static HostPattern Of(string text) => text.StartsWith(AnyBelow, StringComparison.Ordinal)
        ? new HostPattern(text.Substring(AnyBelow.Length), isWildcard: true)
        : new HostPattern(text, isWildcard: false);

    public bool Matches(string host) => IsWildcard
        ? host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
        : host.Equals(Name, StringComparison.OrdinalIgnoreCase);
}
