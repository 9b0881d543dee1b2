using RetryLint;

namespace RetryLint.Runtime.Tests;

public class ArtifactSnippets
{
    [Fact]
    public void Mirrors()
    {
        // snippet: mirrors
        ArtifactMirrors.Use(new ArtifactMirrorOptions
        {
            Mirrors =
            {
                ["https://raw.githubusercontent.com/contoso/"] = ["https://artifacts.contoso.net/raw/", "https://artifacts-west.contoso.net/raw/"],
                ["https://aka.ms/installazurecliwindows"] = ["https://artifacts.contoso.net/azure-cli.msi"],
            },
        });
        var url = ArtifactMirrors.Resolve("https://raw.githubusercontent.com/contoso/setup/v3/setup.sh");
        Assert.Equal("https://artifacts.contoso.net/raw/setup/v3/setup.sh", url);
        // end of snippet
    }

    [Fact]
    public async Task Source()
    {
        const string sha256 = "48b11d2c5cb4c1de9a43a48e56e1ad8ff9a2d8bfe5a8e3f4a3bfb5cb5d3a1f00";
        var folder = Directory.CreateTempSubdirectory("retrylint-docs-").FullName;
        var mirrors = new MirrorStub().On("artifacts.contoso.net", System.Net.HttpStatusCode.Conflict, "PublicAccessNotPermitted");
        var log = new List<string>();

        // snippet: artifact-source
        using var source = new ArtifactSource(new ArtifactSourceOptions
        {
            CacheDirectory = folder, Handler = mirrors,
            Mirrors = new ArtifactMirrors(new ArtifactMirrorOptions { Mirrors = { ["https://aka.ms/"] = ["https://artifacts.contoso.net/"] } }),
        });
        var tool = await source.GetAsync(new Artifact("https://aka.ms/diagnostics.zip", sha256) { IsRequired = false });
        if (tool.IsSkipped)
        {
            log.Add(tool.Failure!.Message); // a required one would have thrown it
        }
        // end of snippet

        Directory.Delete(folder);
        Assert.Equal(
            ["https://aka.ms/diagnostics.zip cannot be had from any mirror. https://artifacts.contoso.net/diagnostics.zip: HTTP 409 PublicAccessNotPermitted."],
            log);
    }
}
