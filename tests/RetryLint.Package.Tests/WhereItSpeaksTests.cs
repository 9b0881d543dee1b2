using RetryLint.Package.Tests.Consumers;

namespace RetryLint.Package.Tests;

/// <summary>RetryLint judges the projects that reference it, and nobody who only depends on them.</summary>
public class WhereItSpeaksTests
{
    private const string Local = """
        <configuration>
          <packageSources>
            <add key="libraries" value="libraries" />
          </packageSources>
        </configuration>
        """;

    [Theory]
    [InlineData(References.RetryLint)]
    [InlineData(References.Runtime)]
    [InlineData(References.RetryLint + References.Runtime)]
    public async Task A_direct_reference_is_judged(string references)
    {
        var consumer = (await Consumer.Create()).Project("App", references).File("App/Code.cs", Code.EndlessRetry);

        var build = await consumer.Build();

        build.Reported(Code.EndlessRetryReport);
        build.Succeeded();
    }

    [Theory]
    [InlineData(References.RetryLint)]
    [InlineData(References.Runtime)]
    public async Task A_project_that_references_a_judged_project_is_not_judged(string references)
    {
        var consumer = (await Consumer.Create())
            .Project("Library", references).File("Library/Code.cs", Code.EndlessRetry)
            .Project("App", References.Project("Library")).File("App/Code.cs", Code.EndlessRetry.Replace("Prices", "Costs"));

        var build = await consumer.Build();

        build.Reported("Library/Code.cs(5) warning RETRY1001");
        build.Succeeded();
    }

    [Theory]
    [InlineData(References.RetryLint)]
    [InlineData(References.Runtime)]
    public async Task A_consumer_of_a_packed_library_is_not_judged(string references)
    {
        var consumer = (await Consumer.Create()).File("nuget.config", Local)
            .Project("Library", references, $"<PackageId>{Unique("Library")}</PackageId>").File("Library/Code.cs", Code.NoRetry);
        await consumer.Pack("Library");
        consumer.Project("App", References.Package(Unique("Library"))).File("App/Code.cs", Code.EndlessRetry.Replace("Prices", "Costs"));

        var build = await consumer.Build();

        build.Reported();
        build.Succeeded();

        // The packages folder is shared by all tests, so each packed library has a name of its own.
        string Unique(string name) => name + (references == References.RetryLint ? "OnRetryLint" : "OnRuntime");
    }

    [Fact]
    public async Task A_consumer_of_a_judged_library_that_wants_to_be_judged_is()
    {
        var consumer = (await Consumer.Create())
            .Project("Library", References.Runtime).File("Library/Code.cs", Code.NoRetry)
            .Project("App", References.Project("Library") + References.RetryLint).File("App/Code.cs", Code.EndlessRetry.Replace("Prices", "Costs"));

        var build = await consumer.Build();

        build.Reported(Code.EndlessRetryReport);
        build.Succeeded();
    }

    [Fact]
    public async Task A_project_without_Polly_and_Azure_builds_as_if_nothing_were_there()
    {
        var consumer = await Consumer.OfRetryLint(code: Code.NoRetry);

        var build = await consumer.Build("App", "-warnaserror");

        build.Reported();
        build.Succeeded();
        Assert.Empty(Directory.GetFiles(Path.Combine(consumer.Folder, "App/bin"), "RetryLint*", SearchOption.AllDirectories));
    }
}
