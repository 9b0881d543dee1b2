using RetryLint.Package.Tests.Consumers;

namespace RetryLint.Package.Tests;

/// <summary>Each way to switch a rule off that its page names, in a real build.</summary>
public class SuppressionTests
{
    [Fact]
    public async Task A_pragma_suppresses_one_place()
    {
        var code = Code.EndlessRetry.Replace("        while", "#pragma warning disable RETRY1001 // the operator stops it\n        while");

        await IsSilent(await Consumer.OfRetryLint(code: code));
    }

    [Fact]
    public async Task An_attribute_suppresses_a_member()
    {
        const string Attribute = """[System.Diagnostics.CodeAnalysis.SuppressMessage("RetryLint", "RETRY1001", Justification = "the operator stops it")]""";
        var code = Code.EndlessRetry.Replace("    public async", $"    {Attribute}\n    public async");

        await IsSilent(await Consumer.OfRetryLint(code: code));
    }

    [Theory]
    [InlineData("dotnet_diagnostic.RETRY1001.severity = none")]
    [InlineData("dotnet_analyzer_diagnostic.category-RetryLint.severity = none")]
    public async Task A_section_of_editorconfig_suppresses_its_files_and_no_others(string line)
    {
        var consumer = (await Consumer.OfRetryLint())
            .File("App/Generated/Other.cs", Code.EndlessRetry.Replace("Prices", "Others"))
            .File("App/.editorconfig", $"[Generated/*.cs]\n{line}\n");

        var build = await consumer.Build();

        build.Reported(Code.EndlessRetryReport);
        build.Succeeded();
    }

    [Fact]
    public async Task A_globalconfig_suppresses_in_the_whole_project() => await IsSilent(
        (await Consumer.OfRetryLint()).File("App/.globalconfig", "is_global = true\ndotnet_diagnostic.RETRY1001.severity = none\n"));

    [Fact]
    public async Task NoWarn_suppresses_in_the_whole_project() => await IsSilent(await Consumer.OfRetryLint("<NoWarn>$(NoWarn);RETRY1001</NoWarn>"));

    private static async Task IsSilent(Consumer consumer)
    {
        var build = await consumer.Build("App", "-warnaserror");

        build.Reported();
        build.Succeeded();
    }
}
