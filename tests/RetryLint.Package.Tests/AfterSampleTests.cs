using RetryLint.Package.Tests.Consumers;
using RetryLint.Package.Tests.Feed;
using RetryLint.Rules;

namespace RetryLint.Package.Tests;

/// <summary>
/// samples/After is samples/Before as the fixes of the package leave it: every report there has a fix. Where a fix writes
/// something else now, write the sample anew and read what has changed:
/// <code>RETRYLINT_WRITE_SAMPLE=1 dotnet test tests/RetryLint.Package.Tests --filter AfterSample</code>
/// </summary>
public class AfterSampleTests
{
    private const string References = Consumers.References.Runtime;

    [Fact]
    public async Task The_command_line_makes_one_sample_of_the_other_and_it_builds_with_warnings_as_errors()
    {
        var consumer = (await Consumer.Create())
            .Project("App", References + Consumers.References.Of("Azure.Identity", "Azure.ResourceManager.Compute"), "<OutputType>Exe</OutputType>");
        foreach (var (name, text) in Sources("samples/Before"))
        {
            consumer.File("App/" + name, text);
        }

        await Dotnet.Must(consumer.Folder, "restore", "App");
        await Format(consumer);

        WriteIfAsked(consumer);
        var expected = Sources("samples/After");
        Assert.Equal(expected.Keys, Sources("samples/Before").Keys);
        Assert.All(expected, file => Assert.Equal(file.Value, consumer.Read("App/" + file.Key)));

        var build = await consumer.Build("App", "-warnaserror", "-p:RetryLintMode=Strict");
        build.Reported();
        build.Succeeded();

        await Format(consumer);
        Assert.All(expected, file => Assert.Equal(file.Value, consumer.Read("App/" + file.Key)));
    }

    [Fact]
    public async Task From_source_it_builds_with_warnings_as_errors()
    {
        var (exitCode, output) = await Dotnet.Run(
            Repository.Root, "build", "samples/After", "-c", Repository.Configuration, "--no-incremental", "-p:BuildProjectReferences=false", "-warnaserror", "-p:RetryLintMode=Strict");

        var build = new BuildResult(exitCode, output, Repository.PathOf("samples/After"));
        build.Reported();
        build.Succeeded();
    }

    private static Task Format(Consumer consumer) => Dotnet.Must(
        consumer.Folder, ["format", "analyzers", "App/App.csproj", "--no-restore", "--severity", "info", "--diagnostics", .. Catalogue.Shipped.Select(r => r.Id)]);

    private static SortedDictionary<string, string> Sources(string sample) =>
        new(Directory.GetFiles(Repository.PathOf(sample), "*.cs").ToDictionary(f => Path.GetFileName(f), File.ReadAllText), StringComparer.Ordinal);

    private static void WriteIfAsked(Consumer consumer)
    {
        if (Environment.GetEnvironmentVariable("RETRYLINT_WRITE_SAMPLE") is not { Length: > 0 })
        {
            return;
        }

        foreach (var name in Sources("samples/Before").Keys)
        {
            File.WriteAllText(Repository.PathOf("samples/After/" + name), consumer.Read("App/" + name));
        }
    }
}
