using System.Buffers.Binary;
using RetryLint.Package.Tests.Feed;

namespace RetryLint.Package.Tests;

public class PackageContentTests
{
    public static TheoryData<string, string[]> Packed => new()
    {
        {
            "RetryLint.0.1.0.nupkg",
            [
                "README.md",
                "RetryLint.nuspec",
                "analyzers/dotnet/cs/RetryLint.Analyzers.dll",
                "analyzers/dotnet/cs/RetryLint.CodeFixes.dll",
                "build/RetryLint.props",
                "buildTransitive/RetryLint.targets",
                "icon.png",
                "profiles/audit.globalconfig",
                "profiles/default.globalconfig",
                "profiles/none.globalconfig",
                "profiles/strict.globalconfig",
            ]
        },
        {
            "RetryLint.Runtime.0.1.0.nupkg",
            [
                "README.md",
                "RetryLint.Runtime.nuspec",
                "icon.png",
                "lib/net10.0/RetryLint.Runtime.dll",
                "lib/net10.0/RetryLint.Runtime.xml",
                "lib/net8.0/RetryLint.Runtime.dll",
                "lib/net8.0/RetryLint.Runtime.xml",
                "lib/netstandard2.0/RetryLint.Runtime.dll",
                "lib/netstandard2.0/RetryLint.Runtime.xml",
            ]
        },
        {
            "RetryLint.Runtime.0.1.0.snupkg",
            [
                "RetryLint.Runtime.nuspec",
                "lib/net10.0/RetryLint.Runtime.pdb",
                "lib/net8.0/RetryLint.Runtime.pdb",
                "lib/netstandard2.0/RetryLint.Runtime.pdb",
            ]
        },
        {
            "RetryLint.Runtime.Http.0.1.0.nupkg",
            [
                "README.md",
                "RetryLint.Runtime.Http.nuspec",
                "icon.png",
                "lib/net10.0/RetryLint.Runtime.Http.dll",
                "lib/net10.0/RetryLint.Runtime.Http.xml",
                "lib/net8.0/RetryLint.Runtime.Http.dll",
                "lib/net8.0/RetryLint.Runtime.Http.xml",
                "lib/netstandard2.0/RetryLint.Runtime.Http.dll",
                "lib/netstandard2.0/RetryLint.Runtime.Http.xml",
            ]
        },
        {
            "RetryLint.Runtime.Http.0.1.0.snupkg",
            [
                "RetryLint.Runtime.Http.nuspec",
                "lib/net10.0/RetryLint.Runtime.Http.pdb",
                "lib/net8.0/RetryLint.Runtime.Http.pdb",
                "lib/netstandard2.0/RetryLint.Runtime.Http.pdb",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Packed))]
    public async Task A_package_has_these_entries_and_no_others(string file, string[] entries) =>
        Assert.Equal(entries, (await PackedFeed.Get()).Open(file).Entries());

    [Fact]
    public async Task Nothing_else_is_packed() => Assert.Equal(
        Packed.Select(row => (string)row[0]).Order(StringComparer.Ordinal),
        Directory.GetFiles((await PackedFeed.Get()).Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("RetryLint")]
    [InlineData("RetryLint.Runtime")]
    [InlineData("RetryLint.Runtime.Http")]
    public async Task A_package_says_what_it_is(string id)
    {
        var package = (await PackedFeed.Get()).Open(id + ".0.1.0.nupkg");
        var metadata = package.Metadata(id);

        Assert.Equal(id, metadata.Element("id")!.Value);
        Assert.Equal("MIT", metadata.Element("license")!.Value);
        Assert.Equal("icon.png", metadata.Element("icon")!.Value);
        Assert.Equal("README.md", metadata.Element("readme")!.Value);
        Assert.NotEqual("Package Description", metadata.Element("description")!.Value);
        Assert.NotEmpty(metadata.Element("tags")!.Value);
        Assert.NotEmpty(metadata.Element("authors")!.Value);
        Assert.NotEmpty(metadata.Element("projectUrl")!.Value);
        Assert.Equal("git", metadata.Element("repository")!.Attribute("type")!.Value);
        Assert.StartsWith($"# {id}\n", System.Text.Encoding.UTF8.GetString(package.Read("README.md")));
    }

    [Fact]
    public async Task The_icon_is_a_picture_of_the_size_that_the_gallery_shows()
    {
        var icon = (await PackedFeed.Get()).Open("RetryLint.0.1.0.nupkg").Read("icon.png");

        Assert.Equal("\x89PNG"u8.ToArray()[^3..], icon[1..4]);
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
    }

    [Fact]
    public async Task RetryLint_is_a_development_dependency_without_dependencies()
    {
        var metadata = (await PackedFeed.Get()).Open("RetryLint.0.1.0.nupkg").Metadata("RetryLint");

        Assert.Equal("true", metadata.Element("developmentDependency")!.Value);
        Assert.Empty(metadata.Descendants("dependency"));
    }

    [Theory]
    [InlineData("RetryLint.Runtime", "RetryLint")]
    [InlineData("RetryLint.Runtime.Http", "RetryLint.Runtime")]
    public async Task A_runtime_brings_everything_of_the_package_below_it_along_for_every_framework(string id, string below)
    {
        var metadata = (await PackedFeed.Get()).Open(id + ".0.1.0.nupkg").Metadata(id);

        Assert.Equal(3, metadata.Descendants("group").Count());
        Assert.All(metadata.Descendants("group"), group =>
        {
            var dependency = Assert.Single(group.Elements("dependency"), d => d.Attribute("id")!.Value == below);
            Assert.Equal($"""<dependency id="{below}" version="0.1.0" include="All" />""", dependency.ToString());
        });
    }
}
