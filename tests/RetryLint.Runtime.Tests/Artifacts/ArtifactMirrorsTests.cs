namespace RetryLint.Runtime.Tests;

public class ArtifactMirrorsTests
{
    private static readonly ArtifactMirrors Mirrors = Of(
        ("https://raw.githubusercontent.com/contoso/", ["https://one.contoso.net/raw/", "https://two.contoso.net/"]),
        ("https://raw.githubusercontent.com/contoso/tools/", ["https://tools.contoso.net/t/?sig=a%2Fb"]),
        ("https://raw.githubusercontent.com/contoso/tools/setup.sh", ["https://tools.contoso.net/setup-1.sh"]),
        ("https://go.microsoft.com/fwlink/?LinkId=1", ["https://one.contoso.net/cli.msi"]),
        ("https://aka.ms/cli", ["http://localhost:8080/cli.msi"]));

    [Theory]
    [InlineData("https://raw.githubusercontent.com/contoso/a/b%20c.zip", "https://one.contoso.net/raw/a/b%20c.zip https://two.contoso.net/a/b%20c.zip")]
    [InlineData("http://RAW.githubusercontent.com:80/contoso/a", "https://one.contoso.net/raw/a https://two.contoso.net/a")]
    [InlineData("https://raw.githubusercontent.com/contoso/a..b/...", "https://one.contoso.net/raw/a..b/... https://two.contoso.net/a..b/...")]
    [InlineData("https://raw.githubusercontent.com/contoso/tools/x.sh", "https://tools.contoso.net/t/x.sh?sig=a%2Fb")]
    [InlineData("https://raw.githubusercontent.com/contoso/tools/setup.sh", "https://tools.contoso.net/setup-1.sh")]
    [InlineData("https://go.microsoft.com/fwlink/?LinkId=1", "https://one.contoso.net/cli.msi")]
    [InlineData("https://aka.ms/cli", "http://localhost:8080/cli.msi")]
    public void The_longest_place_that_fits_gives_the_mirrors_in_their_order(string url, string expected) =>
        Assert.Equal(expected, string.Join(' ', Mirrors.UrlsOf(url).Select(u => u.AbsoluteUri)));

    [Theory]
    [InlineData("https://raw.githubusercontent.com/contoso-evil/a", "has no mirror: name one at start with ArtifactMirrors.Use, or allow public URLs there (AllowPublicUrls).")]
    [InlineData("https://raw.githubusercontent.com/CONTOSO/a", "has no mirror: ")]
    [InlineData("https://raw.githubusercontent.com.evil.example/contoso/a", "has no mirror: ")]
    [InlineData("https://raw.githubusercontent.com:444/contoso/a", "has no mirror: ")]
    [InlineData("https://aka.ms/cli/2", "has no mirror: ")]
    [InlineData("https://aka.ms/cli?x", "has no mirror: ")]
    [InlineData("https://go.microsoft.com/fwlink/?LinkId=12", "has no mirror: ")]
    [InlineData("https://raw.githubusercontent.com/contoso/a?sig=secret", "has a query, which the mirror of a folder cannot know")]
    public void Without_a_mirror_the_public_place_is_not_used(string url, string message)
    {
        var failure = Assert.Throws<ArtifactException>(() => Mirrors.UrlsOf(url));

        Assert.Equal(ArtifactFailure.NoMirror, failure.Reason);
        Assert.StartsWith(url.Split('?')[0] + " " + message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_it_is_allowed_the_public_place_comes_last()
    {
        var options = new ArtifactMirrorOptions { AllowPublicUrls = true, Mirrors = { ["https://aka.ms/"] = ["https://one.contoso.net/"] } };
        var mirrors = new ArtifactMirrors(options);

        Assert.Equal(["https://one.contoso.net/cli", "https://aka.ms/cli"], mirrors.UrlsOf("https://aka.ms/cli").Select(u => u.AbsoluteUri));
        Assert.Equal("https://dot.net/v1/x.sh?a=b", Assert.Single(mirrors.UrlsOf("https://dot.net/v1/x.sh?a=b")).AbsoluteUri);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a/./x")]
    [InlineData("..")]
    [InlineData("%2e%2e/x")]
    [InlineData("%2E./x")]
    [InlineData("%252e%252e/x")]
    [InlineData("..\\x")]
    [InlineData("a%2f..%2fx")]
    [InlineData("a%5cx")]
    [InlineData("a%00x")]
    public void A_path_that_leads_elsewhere_is_refused(string path)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Mirrors.UrlsOf("https://raw.githubusercontent.com/contoso/" + path));

        Assert.StartsWith("The path of 'https://raw.githubusercontent.com/contoso/", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("leads out of its folder, which is refused.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("setup.sh")]
    [InlineData("/contoso/setup.sh")]
    [InlineData("ftp://example.com/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@aka.ms/cli")]
    [InlineData("https://aka.ms/cli#part")]
    public void What_is_no_url_of_an_artifact_is_refused(string url) => Assert.Throws<ArgumentException>(() => Mirrors.UrlsOf(url));

    [Theory]
    [InlineData("https://aka.ms/", "http://mirror.contoso.net/", "must use https")]
    [InlineData("https://aka.ms/", "https://mirror.contoso.net/files", "is not: end it in '/'")]
    [InlineData("https://aka.ms/", "https://mirror.contoso.net/a/../", "leads out of its folder")]
    [InlineData("https://aka.ms/", "mirror.contoso.net", "is not an absolute http or https URL")]
    [InlineData("aka.ms", "https://mirror.contoso.net/", "is not an absolute http or https URL")]
    [InlineData("https://aka.ms/", null, "has no mirrors")]
    public void Mirrors_that_cannot_be_meant_are_refused_at_start(string place, string? mirror, string message)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Of((place, mirror is null ? [] : [mirror])));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Later_changes_of_the_options_change_nothing()
    {
        var options = new ArtifactMirrorOptions { Mirrors = { ["https://aka.ms/"] = new List<string> { "https://one.contoso.net/" } } };
        var mirrors = new ArtifactMirrors(options);
        options.Mirrors["https://aka.ms/"][0] = "https://two.contoso.net/";
        options.AllowPublicUrls = true;

        Assert.Equal("https://one.contoso.net/x", Assert.Single(mirrors.UrlsOf("https://aka.ms/x")).AbsoluteUri);
    }

    private static ArtifactMirrors Of(params (string Place, string[] Mirrors)[] places)
    {
        var options = new ArtifactMirrorOptions();
        foreach (var (place, mirrors) in places)
        {
            options.Mirrors[place] = mirrors;
        }

        return new ArtifactMirrors(options);
    }
}
