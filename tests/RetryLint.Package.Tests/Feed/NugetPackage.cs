using System.IO.Compression;
using System.Xml.Linq;

namespace RetryLint.Package.Tests.Feed;

/// <summary>A packed file, read as the archive that it is.</summary>
internal sealed class NugetPackage(string path)
{
    /// <summary>All entries but those that every package has for the archive format's sake.</summary>
    public IReadOnlyList<string> Entries()
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.Select(e => e.FullName).Where(e => !IsArchiveFormat(e)).Order(StringComparer.Ordinal).ToArray();
    }

    public byte[] Read(string entry)
    {
        using var archive = ZipFile.OpenRead(path);
        using var content = archive.GetEntry(entry)!.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    public XElement Metadata(string id)
    {
        var root = XDocument.Parse(System.Text.Encoding.UTF8.GetString(Read(id + ".nuspec")).TrimStart('\uFEFF')).Root!;
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return root.Element("metadata")!;
    }

    private static bool IsArchiveFormat(string entry) =>
        entry is "[Content_Types].xml" || entry.StartsWith("_rels/", StringComparison.Ordinal) || entry.StartsWith("package/", StringComparison.Ordinal);
}
