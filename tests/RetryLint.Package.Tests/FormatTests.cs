using RetryLint.Package.Tests.Consumers;
using RetryLint.Package.Tests.Feed;

namespace RetryLint.Package.Tests;

/// <summary>The command line's way to apply a fix.</summary>
public class FormatTests
{
    [Theory]
    [InlineData(true, "private static readonly ResiliencePipeline")]
    [InlineData(false, "RandomNumberGenerator")]
    public async Task Dotnet_format_applies_the_fix_and_the_next_build_is_clean(bool polly, string written)
    {
        var consumer = (await Consumer.Create())
            .Project("App", References.RetryLint + (polly ? References.Of("Polly.Core") : ""))
            .File("App/Code.cs", Code.EndlessRetry);
        (await consumer.Build()).Reported(Code.EndlessRetryReport);

        await Dotnet.Must(consumer.Folder, "format", "analyzers", "App/App.csproj", "--no-restore", "--diagnostics", "RETRY1001");

        Assert.Contains(written, consumer.Read("App/Code.cs"), StringComparison.Ordinal);
        var build = await consumer.Build("App", "-warnaserror");
        build.Reported();
        build.Succeeded();
    }
}
