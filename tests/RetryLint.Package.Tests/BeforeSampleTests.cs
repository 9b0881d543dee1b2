using RetryLint.Package.Tests.Consumers;
using RetryLint.Package.Tests.Feed;

namespace RetryLint.Package.Tests;

/// <summary>What a reader of the README sees when they build samples/Before: these reports and no others.</summary>
public class BeforeSampleTests
{
    private static readonly string[] Expected =
    [
        "ExtensionInstaller.cs(20) warning RETRY2003",
        "ExtensionInstaller.cs(36) warning RETRY1002",
        "ExtensionInstaller.cs(9) warning RETRY3001",
        "PriceClient.cs(11) warning RETRY1001",
        "PriceClient.cs(27) warning RETRY1016",
        "PriceClient.cs(47) warning RETRY1013",
        "Retry.cs(9) warning RETRY1007",
        "TokenProvider.cs(13) warning RETRY2003",
        "TokenProvider.cs(29) warning RETRY2003",
        "VmScaler.cs(13) warning RETRY1009",
    ];

    [Fact]
    public async Task From_source_it_gets_these_reports()
    {
        // The analyzers have been built with the tests; building them again here would race with other projects.
        var (exitCode, output) = await Dotnet.Run(
            Repository.Root, "build", "samples/Before", "-c", Repository.Configuration, "--no-incremental", "-p:BuildProjectReferences=false");

        var build = new BuildResult(exitCode, output, Repository.PathOf("samples/Before"));
        build.Reported(Expected);
        build.Succeeded();
        var shown = WarningsIn("README.md").Concat(WarningsIn("src/RetryLint.Package/README.md"));
        Assert.All(shown, line => Assert.Contains(line, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_the_package_it_gets_the_same()
    {
        var consumer = (await Consumer.Create())
            .Project("App", References.Runtime + References.Of("Azure.Identity", "Azure.ResourceManager.Compute"), "<OutputType>Exe</OutputType>");
        foreach (var file in Directory.GetFiles(Repository.PathOf("samples/Before"), "*.cs"))
        {
            consumer.File("App/" + Path.GetFileName(file), await File.ReadAllTextAsync(file));
        }

        var build = await consumer.Build();

        build.Reported(Expected.Select(line => "App/" + line).ToArray());
        build.Succeeded();
    }

    /// <summary>The warnings that a page shows.</summary>
    private static IEnumerable<string> WarningsIn(string page)
    {
        var shown = File.ReadAllLines(Repository.PathOf(page)).Where(line => line.Contains(": warning RETRY", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(shown);
        return shown;
    }
}
