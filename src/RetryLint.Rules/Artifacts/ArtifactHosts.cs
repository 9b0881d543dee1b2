namespace RetryLint.Rules;

/// <summary>Which hosts are public artifact hosts: the table, what the project adds to it and what it allows.</summary>
internal static partial class ArtifactHosts
{
    /// <summary>A name below which an address is reached through a private endpoint.</summary>
    private const string PrivateLink = "privatelink";

    private static readonly Lazy<IReadOnlyList<ArtifactHost>> Table = new(Collect);

    private static readonly Lazy<ILookup<string, ArtifactHost>> ByName = new(() =>
        Table.Value.ToLookup(row => row.Host.Name, StringComparer.OrdinalIgnoreCase));

    public static IReadOnlyList<ArtifactHost> All => Table.Value;

    /// <summary>What the URL's host is there for; null where it is no public artifact host, or where the project has allowed it.</summary>
    /// <param name="url">The address.</param>
    /// <param name="limits">What the project adds and allows.</param>
    /// <param name="isPathKnown">False where more of the path may follow: the host alone decides then.</param>
    public static HostKind? KindOf(PublicUrl url, RetryLimits limits, bool isPathKnown = true)
    {
        if (IsPrivate(url.Host) || IsIn(limits.AllowedArtifactHosts, url.Host))
        {
            return null;
        }

        return InTable(url, isPathKnown) ?? (IsIn(limits.ArtifactHosts, url.Host) ? HostKind.Downloads : null);
    }

    // Where paths of one host differ, the first row that fits speaks.
    private static ArtifactHost[] Collect() =>
        Rows(HostKind.Downloads, Downloads).Concat(Rows(HostKind.Files, Files)).Concat(Rows(HostKind.Storage, Storage)).Concat(Rows(HostKind.Pages, Pages)).ToArray();

    private static HostKind? InTable(PublicUrl url, bool isPathKnown)
    {
        for (var name = url.Host; name is not null; name = Parent(name))
        {
            foreach (var row in ByName.Value[name])
            {
                if (row.Host.Matches(url.Host) && (!isPathKnown || row.HasPath(url.Path)))
                {
                    return row.Kind;
                }
            }
        }

        return null;
    }

    private static string? Parent(string name)
    {
        var dot = name.IndexOf('.');
        return dot < 0 ? null : name.Substring(dot + 1);
    }

    private static bool IsPrivate(string host) => host.Split('.').Any(label => label.Equals(PrivateLink, StringComparison.OrdinalIgnoreCase));

    private static bool IsIn(IReadOnlyList<string> patterns, string host)
    {
        foreach (var pattern in patterns)
        {
            if (HostPattern.Of(pattern).Matches(host))
            {
                return true;
            }
        }

        return false;
    }
}
