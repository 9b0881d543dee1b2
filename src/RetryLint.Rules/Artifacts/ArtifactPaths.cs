namespace RetryLint.Rules;

/// <summary>What the path of an address says.</summary>
internal static class ArtifactPaths
{
    private static readonly HashSet<string> Installable = Set(
        "sh bash ps1 psm1 bat cmd vbs zip tar gz tgz bz2 xz 7z zst rar deb rpm apk msi msix msixbundle appx appxbundle exe pkg dmg nupkg whl jar war vsix cab msu appimage run iso phar crx asc gpg repo list dll");

    private static readonly HashSet<string> Data = Set(
        "json jsonc csv tsv yaml yml txt xml toml ini conf cfg config tf bicep template tpl py js ts rb pl sql dat bin service key pem crt cer pub");

    private static readonly HashSet<string> Documents = Set("md png svg jpg jpeg gif ico webp html htm css pdf rst adoc aspx php");

    public static FileSort SortOf(PublicUrl url)
    {
        var name = NameOf(url);
        var dot = name.LastIndexOf('.');
        var ending = dot < 0 ? string.Empty : name.Substring(dot + 1);
        if (IsSchema(url.Path, name) || Documents.Contains(ending))
        {
            return FileSort.Document;
        }

        return Installable.Contains(ending) ? FileSort.Installable : Data.Contains(ending) ? FileSort.Data : FileSort.Unknown;
    }

    /// <summary>The last part of the path without the query; empty where there is none.</summary>
    public static string NameOf(PublicUrl url)
    {
        var end = url.Path.IndexOfAny(['?', '#']);
        var path = (end < 0 ? url.Path : url.Path.Substring(0, end)).TrimEnd('/');
        return path.Substring(path.LastIndexOf('/') + 1);
    }

    /// <summary>How many parts the path has; in a storage account an address with one part is no file.</summary>
    public static int Depth(PublicUrl url)
    {
        var end = url.Path.IndexOf('?');
        return (end < 0 ? url.Path : url.Path.Substring(0, end)).Split(['/'], StringSplitOptions.RemoveEmptyEntries).Length;
    }

    private static bool IsSchema(string path, string name) =>
        name.EndsWith("schema.json", StringComparison.OrdinalIgnoreCase) || path.IndexOf("/schema", StringComparison.OrdinalIgnoreCase) >= 0;

    private static HashSet<string> Set(string endings) => new(endings.Split(' '), StringComparer.OrdinalIgnoreCase);
}
