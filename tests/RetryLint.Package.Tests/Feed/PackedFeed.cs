namespace RetryLint.Package.Tests.Feed;

/// <summary>
/// The packages, packed once per test run into a folder that serves as a feed, beside an empty packages folder. Everything lies
/// outside the repository, whose own configuration must not reach the consumers.
/// </summary>
internal sealed class PackedFeed
{
    private static readonly Lazy<Task<PackedFeed>> Packed = new(Pack);

    private PackedFeed(string root) => Root = root;

    public string Root { get; }

    public string Folder => Path.Combine(Root, "feed");

    public static Task<PackedFeed> Get() => Packed.Value;

    public NugetPackage Open(string file) => new(Path.Combine(Folder, file));

    private static async Task<PackedFeed> Pack()
    {
        var feed = new PackedFeed(Directory.CreateTempSubdirectory("retrylint-").FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => feed.Delete();
        await feed.Pack("RetryLint.Package");
        await feed.Pack("RetryLint.Runtime");
        await feed.Pack("RetryLint.Runtime.Http");
        feed.WriteConfiguration();
        return feed;
    }

    private Task Pack(string project) => Dotnet.Must(
        Repository.Root, "pack", $"src/{project}", "--no-build", "-c", Repository.Configuration, "-o", Folder, "-v", "quiet", "-warnaserror");

    /// <summary>The machine's own sources stay: whatever else a consumer needs comes from there.</summary>
    private void WriteConfiguration()
    {
        File.WriteAllText(Path.Combine(Root, "nuget.config"), """
            <configuration>
              <packageSources>
                <add key="packed" value="feed" />
              </packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(Root, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
                <UseAppHost>false</UseAppHost>
                <RestorePackagesPath>$(MSBuildThisFileDirectory)packages</RestorePackagesPath>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(Root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(Root, ".editorconfig"), "root = true\n");
    }

    private void Delete()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A compiler may still hold an analyzer; the system empties its temporary folder.
        }
    }
}
