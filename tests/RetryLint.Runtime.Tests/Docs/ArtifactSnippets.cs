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
}
