namespace RetryLint.Rules.Tests.Artifacts;

public class PublicUrlTests
{
    [Theory]
    [InlineData("see https://a.example/b/c.sh.", "https://a.example/b/c.sh", "a.example", "/b/c.sh")]
    [InlineData("(https://a.example/b)", "https://a.example/b", "a.example", "/b")]
    [InlineData("\"https://a.example\"", "https://a.example", "a.example", "")]
    [InlineData("'https://a.example/b?c=d&e=f#g', next", "https://a.example/b?c=d&e=f#g", "a.example", "/b?c=d&e=f#g")]
    [InlineData("[concat('https://a.example/', 'b')]", "https://a.example/", "a.example", "/")]
    [InlineData("https://a.example/${x.y['z w']}/c.zip next", "https://a.example/${x.y['z w']}/c.zip", "a.example", "/${x.y['z w']}/c.zip")]
    [InlineData("curl https://a.example/$(uname -m)/c | sh", "https://a.example/$(uname -m)/c", "a.example", "/$(uname -m)/c")]
    [InlineData("--repo=http://a.example:8080/x;next", "http://a.example:8080/x;next", "a.example", "/x;next")]
    [InlineData("\\nhttps://a.example/b\\n", "https://a.example/b", "a.example", "/b")]
    [InlineData("https://a.example: text", "https://a.example", "a.example", "")]
    public void An_address_ends_where_its_text_goes_on(string text, string address, string host, string path)
    {
        var url = Assert.Single(PublicUrl.In(text));

        Assert.Equal((address, host, path), (text[url.Start..url.End], url.Host, url.Path));
    }

    [Theory]
    [InlineData("https://${account}.blob.core.windows.net/a")]
    [InlineData("https://a.example${suffix}/b")]
    [InlineData("https://a.example{0}/b")]
    [InlineData("https://user@a.example/b")]
    [InlineData("ftp://a.example/b")]
    [InlineData("xhttps://a.example/b")]
    [InlineData("https://localhost/b")]
    [InlineData("https://")]
    [InlineData("://a.example/b")]
    [InlineData("https://<account>.a.example/b")]
    public void Without_a_host_that_is_written_out_there_is_no_address(string text) => Assert.Empty(PublicUrl.In(text));

    [Theory]
    [InlineData("/a/install.sh", "Installable", "install.sh")]
    [InlineData("/a/tool.tar.gz?sv=1", "Installable", "tool.tar.gz")]
    [InlineData("/a/rules.json", "Data", "rules.json")]
    [InlineData("/a/schemas/rules.json", "Document", "rules.json")]
    [InlineData("/a/rules.schema.json#x", "Document", "rules.schema.json")]
    [InlineData("/a/README.md", "Document", "README.md")]
    [InlineData("/a/get-helm-3", "Unknown", "get-helm-3")]
    [InlineData("/a/v1.2/", "Unknown", "v1.2")]
    [InlineData("", "Unknown", "")]
    public void The_path_says_what_sort_of_file_it_is(string path, string sort, string name)
    {
        var url = Assert.Single(PublicUrl.In("https://a.example" + path));

        Assert.Equal((sort, name), (ArtifactPaths.SortOf(url).ToString(), ArtifactPaths.NameOf(url)));
    }
}
