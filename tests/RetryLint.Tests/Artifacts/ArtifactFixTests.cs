using RetryLint.Analyzers;
using RetryLint.CodeFixes.Artifacts;
using RetryLint.Verifier;

namespace RetryLint.Tests.Artifacts;

/// <summary>What becomes of a public address: read through a mirror, or from configuration, or left alone for a reason with a name.</summary>
public sealed class ArtifactFixTests
{
    private const string Configuration = """
        namespace Microsoft.Extensions.Configuration
        {
            public interface IConfiguration { string? this[string key] { get; set; } }
        }
        """;

    [Theory]
    [InlineData("an argument", """Task<string> M() => http.GetStringAsync([|"https://aka.ms/contoso-tool"|]);""", """Task<string> M() => http.GetStringAsync(ArtifactMirrors.Resolve("https://aka.ms/contoso-tool"));""")]
    [InlineData("a result", """string M() => [|"https://download.microsoft.com/1/agent.msi"|];""", """string M() => ArtifactMirrors.Resolve("https://download.microsoft.com/1/agent.msi");""")]
    [InlineData("an interpolation", """string M(string v) => [|$"https://raw.githubusercontent.com/a/{v}/install.sh"|];""", """string M(string v) => ArtifactMirrors.Resolve($"https://raw.githubusercontent.com/a/{v}/install.sh");""")]
    [InlineData("a concatenation", """string M(string v) => [|"https://github.com/a/b/releases/download/"|] + v + "/tool.zip";""", """string M(string v) => ArtifactMirrors.Resolve("https://github.com/a/b/releases/download/" + v + "/tool.zip");""")]
    [InlineData("a constant", """private const string Agent = [|"https://download.microsoft.com/1/agent.msi"|]; string M() => Agent;""", """private static string Agent => ArtifactMirrors.Resolve("https://download.microsoft.com/1/agent.msi"); string M() => Agent;""")]
    [InlineData("a static field", """private static readonly string Agent = [|"https://download.microsoft.com/1/agent.msi"|]; string M() => Agent;""", """private static string Agent => ArtifactMirrors.Resolve("https://download.microsoft.com/1/agent.msi"); string M() => Agent;""")]
    [InlineData("two of a list", """string[] M() => new[] { [|"https://download.microsoft.com/1/a.msi"|], [|"https://download.microsoft.com/1/b.msi"|] };""", """string[] M() => new[] { ArtifactMirrors.Resolve("https://download.microsoft.com/1/a.msi"), ArtifactMirrors.Resolve("https://download.microsoft.com/1/b.msi") };""")]
    public Task An_address_is_read_through_a_mirror(string what, string before, string after)
    {
        Assert.NotEmpty(what);
        return Verify.Fix<ArtifactAnalyzer, ArtifactFix>(
            "using RetryLint;\n\n" + ArtifactCode.Around(before), "using RetryLint;\n\n" + ArtifactCode.Around(after), AddressPlan.MirrorKey, ArtifactCode.Case);
    }

    [Fact]
    public Task The_namespace_of_the_mirrors_is_imported() => Verify.Fix<ArtifactAnalyzer, ArtifactFix>(
        "using System.Text;\n\n" + ArtifactCode.Around("""string M() => [|"https://download.microsoft.com/1/agent.msi"|];"""),
        "using System.Text;\nusing RetryLint;\n\n" + ArtifactCode.Around("""string M() => ArtifactMirrors.Resolve("https://download.microsoft.com/1/agent.msi");"""),
        AddressPlan.MirrorKey,
        ArtifactCode.Case with { FixAllPasses = 1 });

    [Theory]
    [InlineData(
        "a parameter",
        """Task<string> M(IConfiguration settings) => http.GetStringAsync([|"https://aka.ms/contoso-tool"|]);""",
        """Task<string> M(IConfiguration settings) => http.GetStringAsync(settings["Artifacts:contoso-tool"] ?? throw new InvalidOperationException("'Artifacts:contoso-tool' is not configured."));""")]
    [InlineData(
        "a field",
        """private readonly IConfiguration settings = null!; string M() => [|"https://download.microsoft.com/1/agent.msi"|].Trim();""",
        """private readonly IConfiguration settings = null!; string M() => (settings["Artifacts:agent.msi"] ?? throw new InvalidOperationException("'Artifacts:agent.msi' is not configured.")).Trim();""")]
    public Task Without_the_runtime_an_address_is_read_from_configuration(string what, string before, string after)
    {
        Assert.NotEmpty(what);
        return Verify.Fix<ArtifactAnalyzer, ArtifactFix>(Configured(before), Configured(after), AddressPlan.ConfigurationKey, WithoutMirrors);
    }

    [Theory]
    [InlineData(ArtifactRefusal.PartOfText, """void M() => Process.Start("bash", "-c \"curl -sSL [|https://aka.ms/contoso-setup|] | sh\"");""")]
    [InlineData(ArtifactRefusal.BuiltFromParts, """Uri M() => new UriBuilder("https", [|"raw.githubusercontent.com"|], 443, "/a/b/main/install.sh").Uri;""")]
    [InlineData(ArtifactRefusal.NotTheWholeAddress, """private static readonly string Base = [|"https://raw.githubusercontent.com/a/b/main"|]; string M() => Base + "/install.ps1";""")]
    [InlineData(ArtifactRefusal.ConstantNeeded, """string M(string url = [|"https://download.microsoft.com/1/agent.msi"|]) => url;""")]
    [InlineData(ArtifactRefusal.ConstantNeeded, """private const string Agent = [|"https://download.microsoft.com/1/agent.msi"|]; string M(string url = Agent) => url;""")]
    [InlineData(ArtifactRefusal.ConstantNeeded, """string M() { const string agent = [|"https://download.microsoft.com/1/agent.msi"|]; return agent; }""")]
    [InlineData(ArtifactRefusal.SharedField, """public const string Agent = [|"https://download.microsoft.com/1/agent.msi"|]; string M() => Agent;""")]
    [InlineData(ArtifactRefusal.SharedField, """internal static readonly string Agent = [|"https://download.microsoft.com/1/agent.msi"|]; string M() => Agent;""")]
    public Task What_a_call_cannot_replace_is_left_alone(object refusal, string members)
    {
        Assert.IsType<ArtifactRefusal>(refusal);
        return Verify.NoFix<ArtifactAnalyzer, ArtifactFix>(ArtifactCode.Around(members), ArtifactCode.Case);
    }

    [Theory]
    [InlineData("""Task<string> M() => http.GetStringAsync([|"https://aka.ms/contoso-tool"|]);""")]
    [InlineData("""private readonly IConfiguration settings = null!; static Task<string> M() => new HttpClient().GetStringAsync([|"https://aka.ms/contoso-tool"|]);""")]
    public Task Without_a_place_to_ask_an_address_is_left_alone(string members) =>
        Verify.NoFix<ArtifactAnalyzer, ArtifactFix>(Configured(members), WithoutMirrors);

    [Fact]
    public Task Code_that_does_not_compile_yet_is_left_alone() => Verify.NoFix<ArtifactAnalyzer, ArtifactFix>(
        ArtifactCode.Around("""string M() { Console.WriteLine(; return [|"https://download.microsoft.com/1/agent.msi"|]; }"""),
        ArtifactCode.Case with { CompilesWithErrors = true });

    private static string Configured(string members) => "using Microsoft.Extensions.Configuration;\n\n" + ArtifactCode.Around(members);

    private static Case WithoutMirrors => ArtifactCode.Case with
    {
        MoreSources = new Dictionary<string, string>(ArtifactCode.Case.MoreSources.Where(s => s.Key != "Mirrors.cs")) { ["Configuration.cs"] = "#nullable enable\n" + Configuration },
    };
}
