namespace RetryLint.Verifier.Tests;

public class ReferenceSetTests
{
    private const string AzureLibraries =
        "Azure.Core, Azure.Identity, Azure.ResourceManager, Azure.ResourceManager.Compute, "
        + "Azure.Security.KeyVault.Secrets, Microsoft.Identity.Client, System.ClientModel";

    private static readonly string[] s_libraries =
    [
        "Polly.Core",
        "Polly",
        "Azure.Core",
        "Azure.Identity",
        "Azure.ResourceManager",
        "Azure.ResourceManager.Compute",
        "Azure.Security.KeyVault.Secrets",
        "Microsoft.Identity.Client",
        "System.ClientModel",
        "xunit.core",
    ];

    [Theory]
    [InlineData("none", "")]
    [InlineData("polly8", "Polly.Core")]
    [InlineData("polly7", "Polly.Core, Polly")]
    [InlineData("azure", AzureLibraries)]
    [InlineData("azure-tests", AzureLibraries + ", xunit.core")]
    [InlineData("azure-old", "Polly.Core, Polly, " + AzureLibraries)]
    [InlineData("azure-mixed", "Polly.Core, Polly, " + AzureLibraries)]
    [InlineData("all", "Polly.Core, Polly, " + AzureLibraries)]
    public void Set_holds_its_libraries_and_no_others(string set, string libraries)
    {
        var names = Names(set);
        Assert.Equal(libraries, string.Join(", ", s_libraries.Where(names.Contains)));
        Assert.Contains("System.Runtime", names);
        Assert.DoesNotContain("Microsoft.CodeAnalysis", names);
    }

    [Fact]
    public void Framework_alone_is_nothing_but_the_framework() =>
        Assert.All(
            ReferenceSets.Get("none"),
            reference => Assert.Contains("Microsoft.NETCore.App.Ref", reference.Display, StringComparison.Ordinal)
        );

    [Fact]
    public void Sets_share_their_files() =>
        Assert.Equal(ReferenceSets.Get("none"), ReferenceSets.Get("polly8").Take(ReferenceSets.Get("none").Length));

    [Theory]
    [InlineData("polly8", "class C { Polly.ResiliencePipeline P = Polly.ResiliencePipeline.Empty; }")]
    [InlineData(
        "polly7",
        "class C { Polly.AsyncPolicy P = Polly.Policy.NoOpAsync(); Polly.ResiliencePipeline Q = Polly.ResiliencePipeline.Empty; }"
    )]
    [InlineData(
        "azure",
        """
            class C
            {
                Azure.Core.TokenCredential Credential = new Azure.Identity.DefaultAzureCredential();
                Azure.Security.KeyVault.Secrets.SecretClientOptions Secrets = new() { Retry = { MaxRetries = 3 } };
                Azure.ResourceManager.Compute.VirtualMachineResource? Machine = null;
                Microsoft.Identity.Client.IConfidentialClientApplication? Application = null;
                System.ClientModel.Primitives.ClientRetryPolicy Policy = new(3);
            }
            """
    )]
    [InlineData("all", "class C { Polly.AsyncPolicy P = Polly.Policy.NoOpAsync(); Azure.Core.RetryOptions? O; }")]
    public Task Source_compiles_against_a_set(string set, string source) =>
        Verify.Analyzer<Samples.RightAnalyzer>(source, new Case { References = set });

    private static HashSet<string> Names(string set) =>
        [.. ReferenceSets.Get(set).Select(reference => Path.GetFileNameWithoutExtension(reference.Display!))];
}
