namespace RetryLint.Rules.Tests.Artifacts;

public class ArtifactHostTests
{
    public static TheoryData<string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            Add(HostKind.Downloads, HostRows.Downloads);
            Add(HostKind.Files, HostRows.Files);
            Add(HostKind.Storage, HostRows.Storage);
            Add(HostKind.Pages, HostRows.Pages);
            return rows;

            void Add(HostKind kind, (string Artifact, string LookAlike)[] all) => Array.ForEach(all, r => rows.Add(kind.ToString(), r.Artifact, r.LookAlike));
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_address_of_the_table_is_known_and_one_that_looks_like_it_is_not(string kind, string artifact, string lookAlike)
    {
        Assert.Equal(kind, KindOf(artifact)?.ToString());
        Assert.NotEqual(kind, KindOf(lookAlike)?.ToString());
    }

    [Fact]
    public void Each_row_of_the_table_has_an_address_here() => Assert.Empty(
        ArtifactHosts.All.Where(row => !Rows.Any(r => Read((string)r[1]) is var url && row.Host.Matches(url.Host) && row.HasPath(url.Path))).Select(row => row.Pattern));

    [Fact]
    public void No_row_of_the_table_is_there_twice() =>
        Assert.Equal(ArtifactHosts.All.Select(row => row.Pattern).Distinct(StringComparer.OrdinalIgnoreCase), ArtifactHosts.All.Select(row => row.Pattern));

    [Theory]
    [InlineData("https://RAW.GitHubUserContent.com/a/b/main/x.sh", "Files")]
    [InlineData("HTTP://raw.githubusercontent.com/a", "Files")]
    [InlineData("https://contoso.blob.core.windows.net:443/a/b.zip", "Storage")]
    [InlineData("https://contoso.privatelink.blob.core.windows.net/a/b.zip", null)]
    [InlineData("https://github.com/contoso/tool", null)]
    [InlineData("https://github.com/contoso/tool/releases/tag/v1", null)]
    [InlineData("https://management.azure.com/subscriptions", null)]
    [InlineData("https://www.contoso.com/raw.githubusercontent.com/a.sh", null)]
    public void Case_ports_and_private_endpoints_are_seen(string address, string? kind) => Assert.Equal(kind, KindOf(address)?.ToString());

    [Theory]
    [InlineData("https://raw.githubusercontent.com/a", "raw.githubusercontent.com", "", null)]
    [InlineData("https://raw.githubusercontent.com/a", "*.githubusercontent.com", "", null)]
    [InlineData("https://raw.githubusercontent.com/a", "githubusercontent.com", "", "Files")]
    [InlineData("https://files.contoso.net/a", "", "files.contoso.net", "Downloads")]
    [InlineData("https://FILES.contoso.net/a", "", "*.contoso.net", "Downloads")]
    [InlineData("https://contoso.net/a", "", "*.contoso.net", null)]
    [InlineData("https://files.contoso.net/a", "files.contoso.net", "*.contoso.net", null)]
    [InlineData("https://files.contoso.net.evil.example/a", "", "files.contoso.net", null)]
    public void A_project_may_add_hosts_and_allow_them(string address, string allowed, string added, string? kind)
    {
        var limits = RetryLimits.Read(key => key == OptionKeys.AllowedArtifactHosts ? allowed : key == OptionKeys.ArtifactHosts ? added : null);

        Assert.Equal(kind, ArtifactHosts.KindOf(Read(address), limits)?.ToString());
    }

    private static HostKind? KindOf(string address) => ArtifactHosts.KindOf(Read(address), RetryLimits.Default);

    private static PublicUrl Read(string address) => Assert.Single(PublicUrl.In(address));
}
