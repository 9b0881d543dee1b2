using RetryLint.Analyzers.Artifacts.Commands;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Artifacts;

/// <summary>Decides whether an address on a public host is an artifact. What cannot be shown to be one is none.</summary>
internal static class ArtifactEvidence
{
    /// <summary>Is it one by where it is used: downloaded, installed, handed to an extension?</summary>
    public static bool IsFetched(HostKind host, PublicUrl url) => host switch
    {
        HostKind.Storage => IsFile(url),
        HostKind.Pages => url.Path.Length > 1,
        _ => true,
    };

    /// <summary>Is it one by what it is, wherever it is held as a value?</summary>
    public static bool IsByName(HostKind host, PublicUrl url) => ArtifactPaths.SortOf(url) switch
    {
        FileSort.Document => false,
        FileSort.Installable => host != HostKind.Storage || IsFile(url),
        _ => host == HostKind.Downloads,
    };

    /// <summary>Is it one as a value that something reads at deployment or at start-up?</summary>
    public static bool IsConfigured(HostKind host, PublicUrl url) =>
        IsByName(host, url) || (host == HostKind.Files && ArtifactPaths.SortOf(url) == FileSort.Data);

    public static bool IsUsed(Usage usage, HostKind host, PublicUrl url, bool isConfiguration) => usage switch
    {
        Usage.Fetched => IsFetched(host, url),
        Usage.Value => isConfiguration ? IsConfigured(host, url) : IsByName(host, url),
        _ => false,
    };

    /// <summary>How a message names the artifact.</summary>
    public static string Name(PublicUrl url)
    {
        var name = ArtifactPaths.NameOf(url).Replace(PublicUrl.Hole, '…');
        return name.Length is 0 or > 60 || name == "…" ? "files" : $"'{name}'";
    }

    private static bool IsFile(PublicUrl url) => ArtifactPaths.Depth(url) > 1;
}
