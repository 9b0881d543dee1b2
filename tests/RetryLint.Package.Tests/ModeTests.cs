using RetryLint.Package.Tests.Consumers;

namespace RetryLint.Package.Tests;

/// <summary><c>RetryLintMode</c> sets how loud all rules are; the user's own files still win.</summary>
public class ModeTests
{
    private const string OldTransportSecurity = """
        using System.Net;
        using System.Security.Authentication;

        public static class Transport
        {
        #pragma warning disable SYSLIB0014, SYSLIB0039, CS0618
            public static void Choose()
            {
                ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls;
                ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12;
            }

            public static SslProtocols Old => SslProtocols.Tls;

            public static SslProtocols Fixed => SslProtocols.Tls12;
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("Default")]
    public async Task By_default_warnings_do_not_break_the_build(string mode)
    {
        var build = await (await Mode(mode)).Build();

        build.Reported(Code.EndlessRetryReport);
        build.Succeeded();
    }

    [Fact]
    public async Task TreatWarningsAsErrors_breaks_the_build()
    {
        var consumer = await Consumer.OfRetryLint("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

        var build = await consumer.Build();

        build.Reported("App/Code.cs(5) error RETRY1001");
        build.Broke();
    }

    [Theory]
    [InlineData("Strict")]
    [InlineData("strict")]
    public async Task Strict_breaks_the_build_and_switches_the_rules_on_that_RetryLint_leaves_to_the_SDK(string mode)
    {
        var build = await (await Mode(mode)).File("App/Transport.cs", OldTransportSecurity).Build();

        build.Reported(
            "App/Code.cs(5) error RETRY1001",
            "App/Transport.cs(9) error CA5364",
            "App/Transport.cs(10) error CA5386",
            "App/Transport.cs(13) error CA5397",
            "App/Transport.cs(15) error CA5398");
        build.Broke();
    }

    [Theory]
    [InlineData("Audit")]
    [InlineData("None")]
    public async Task Audit_and_None_are_silent_in_the_build(string mode)
    {
        var build = await (await Mode(mode)).File("App/Transport.cs", OldTransportSecurity).Build("App", "-warnaserror");

        build.Reported();
        build.Succeeded();
    }

    [Fact]
    public async Task A_mode_that_does_not_exist_is_reported_and_means_Default()
    {
        var build = await (await Mode("Strickt")).Build();

        build.Reported(Code.EndlessRetryReport, "warning RETRY9001");
        Assert.Equal(["'RetryLintMode' has the value 'Strickt', which is not allowed: use Default, Strict, Audit, None"], build.Messages("RETRY9001"));
        build.Succeeded();
    }

    [Fact]
    public async Task A_configuration_file_of_the_user_wins_over_the_profile()
    {
        var consumer = (await Mode("None")).File("App/.editorconfig", "[*.cs]\ndotnet_diagnostic.RETRY1001.severity = error\n");

        var build = await consumer.Build();

        build.Reported("App/Code.cs(5) error RETRY1001");
        build.Broke();
    }

    [Fact]
    public async Task One_line_steers_all_rules_by_their_category()
    {
        var consumer = (await Mode("Default")).File("App/.editorconfig", "[*.cs]\ndotnet_analyzer_diagnostic.category-RetryLint.severity = error\n");

        var build = await consumer.Build();

        build.Reported("App/Code.cs(5) error RETRY1001");
        build.Broke();
    }

    private static Task<Consumer> Mode(string mode) =>
        Consumer.OfRetryLint($"<EnableNETAnalyzers>true</EnableNETAnalyzers><RetryLintMode>{mode}</RetryLintMode>");
}
