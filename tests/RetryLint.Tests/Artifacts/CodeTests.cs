using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Artifacts;

/// <summary>Addresses of artifacts in code, however they are written and wherever they go.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData("a literal", """void M(List<string> x) => x.Add({|RETRY3001:"https://raw.githubusercontent.com/a/b/main/install.sh"|});""")]
    [InlineData("a constant", """private const string Agent = {|RETRY3001:"https://download.microsoft.com/1/agent.msi"|}; string M() => Agent;""")]
    [InlineData("a verbatim text", """string M() => {|RETRY3001:@"https://contoso.blob.core.windows.net/apps/web.zip"|};""")]
    [InlineData("a raw text", "string M() => {|RETRY3001:\"\"\"https://contoso.blob.core.windows.net/apps/web.zip\"\"\"|};")]
    [InlineData("a concatenation", """string M(string version) => {|RETRY3001:"https://github.com/a/b/releases/download/"|} + version + "/tool.zip";""")]
    [InlineData("a host in a constant", """private const string Host = "raw.githubusercontent.com"; string M() => {|RETRY3001:"https://"|} + Host + "/a/b/main/install.ps1";""")]
    [InlineData("a base in a field", """private static readonly string Base = {|RETRY3001:"https://raw.githubusercontent.com/a/b/main"|}; string M() => Base + "/install.ps1";""")]
    [InlineData("an interpolation", """string M(string version) => {|RETRY3001:$"https://raw.githubusercontent.com/a/b/{version}/install.sh"|};""")]
    [InlineData("an interpolated base", """const string Base = {|RETRY3001:"https://contoso.azureedge.net/tools"|}; string M(string version) => $"{Base}/{version}/tool.tar.gz";""")]
    [InlineData("a Uri", """Uri M() => new Uri({|RETRY3001:"https://aka.ms/vs/17/release/vc_redist.x64.exe"|});""")]
    [InlineData("a builder", """Uri M() => new UriBuilder("https", {|RETRY3001:"raw.githubusercontent.com"|}, 443, "/a/b/main/install.sh").Uri;""")]
    [InlineData("a builder by its properties", """Uri M() => new UriBuilder { Scheme = "https", Host = {|RETRY3001:"raw.githubusercontent.com"|}, Path = "a/b/main/install.sh" }.Uri;""")]
    public Task A_script_or_package_on_a_public_host_is_reported_on_its_text(string what, string members) => Check(what, members);

    [Theory]
    [InlineData("HttpClient", """Task<string> M() => http.GetStringAsync({|RETRY3001:"https://raw.githubusercontent.com/a/b/main/rules.json"|});""")]
    [InlineData("a short link", """Task<byte[]> M() => http.GetByteArrayAsync({|RETRY3001:"https://aka.ms/contoso-tool"|});""")]
    [InlineData("a request", """HttpRequestMessage M() => new HttpRequestMessage(HttpMethod.Get, {|RETRY3001:"https://aka.ms/contoso-tool"|});""")]
    [InlineData("a request by its property", """HttpRequestMessage M() => new HttpRequestMessage { RequestUri = new Uri({|RETRY3001:"https://aka.ms/contoso-tool"|}) };""")]
    [InlineData("WebClient", """void M() => new System.Net.WebClient().DownloadFile({|RETRY3001:"https://aka.ms/contoso-tool"|}, "tool");""")]
    [InlineData("a base address", """void M() => http.BaseAddress = new Uri({|RETRY3001:"https://raw.githubusercontent.com"|});""")]
    [InlineData("a blob that anybody may read", """object M() => new Azure.Storage.Blobs.BlobClient(new Uri({|RETRY3001:"https://contoso.blob.core.windows.net/data/rules"|}));""")]
    [InlineData("a local", """Task<string> M() { var url = {|RETRY3001:"https://aka.ms/contoso-tool"|}; return http.GetStringAsync(url); }""")]
    [InlineData("a field that a constructor sets", """private readonly string url; public Setup(string own) { url = own ?? {|RETRY3001:"https://aka.ms/contoso-tool"|}; } Task<string> M() => http.GetStringAsync(url);""")]
    [InlineData("a property", """static Uri Index => new({|RETRY3001:"https://aka.ms/contoso-index"|}); Task<string> M() => http.GetStringAsync(Index);""")]
    [InlineData("a parameter", """Task<string> Get(string name, string url) => http.GetStringAsync(url + "?n=" + name); Task<string> M() => Get("a", {|RETRY3001:"https://aka.ms/contoso-tool"|});""")]
    [InlineData("a default of a parameter", """Task<string> M(string url = {|RETRY3001:"https://aka.ms/contoso-tool"|}) => http.GetStringAsync(url);""")]
    [InlineData("a result", """string Url(bool old) => old ? {|RETRY3001:"https://aka.ms/contoso-tool-v1"|} : {|RETRY3001:"https://aka.ms/contoso-tool"|}; Task<string> M() => http.GetStringAsync(Url(false));""")]
    [InlineData("a list", """async Task M() { foreach (var url in new[] { {|RETRY3001:"https://aka.ms/contoso-key"|} }) { await http.GetStringAsync(url); } }""")]
    [InlineData("a query", """static readonly List<string> Urls = new() { {|RETRY3001:"https://aka.ms/contoso-key"|} }; Task M() => Task.WhenAll(Urls.Select(u => http.GetStringAsync(u)));""")]
    [InlineData("a replaced part", """Task<string> M(string l) { var url = {|RETRY3001:"https://raw.githubusercontent.com/a/b/main/<l>-packages.csv"|}.Replace("<l>", l); return http.GetStringAsync(url); }""")]
    [InlineData("another file", """Task<string> M() => http.GetStringAsync(Addresses.Rules); static class Addresses { public const string Rules = {|RETRY3001:"https://raw.githubusercontent.com/a/b/main/rules"|}; }""")]
    public Task An_address_that_is_downloaded_is_reported(string what, string members) => Check(what, members);

    [Theory]
    [InlineData("settings of an extension", """object M() => new Azure.ResourceManager.HybridCompute.ArcExtensionData { Settings = BinaryData.FromObjectAsJson(new { fileUris = new[] { {|RETRY3001:"https://aka.ms/contoso-setup"|} } }) };""")]
    [InlineData("settings as JSON", """BinaryData M() => BinaryData.FromString("{ \"fileUris\": [\"{|RETRY3001:https://aka.ms/contoso-setup|}\"] }");""")]
    [InlineData("settings as raw JSON", "BinaryData M() => BinaryData.FromString(\"\"\"\n    {\n      \"fileUris\": [\n        \"{|RETRY3001:https://aka.ms/contoso-setup|}\"\n      ]\n    }\n    \"\"\");")]
    [InlineData("a dictionary", """object M() => new Dictionary<string, object> { ["fileUris"] = new[] { {|RETRY3001:"https://aka.ms/contoso-setup"|} } };""")]
    [InlineData("a fluent setting", """readonly List<string> uris = new() { {|RETRY3001:"https://aka.ms/contoso-setup"|} }; object M(Microsoft.Azure.Management.Compute.Fluent.IWithSetting vm) => vm.WithPublicSetting("fileUris", uris);""")]
    [InlineData("a list that is filled", """object M(Microsoft.Azure.Management.Compute.Fluent.IWithSetting vm) { var uris = new List<string>(); uris.Add({|RETRY3001:"https://aka.ms/contoso-setup"|}); return vm.WithPublicSetting("fileUris", uris); }""")]
    [InlineData("a command of an extension", """object M() => new { commandToExecute = "bash -c 'curl -sSL {|RETRY3001:https://aka.ms/contoso-setup|} | sh'" };""")]
    [InlineData("a fluent command", """object M(Microsoft.Azure.Management.Compute.Fluent.IWithSetting vm) => vm.WithPublicSetting("commandToExecute", "wget {|RETRY3001:https://aka.ms/contoso-setup|}");""")]
    [InlineData("a run command", """object M() => new Azure.ResourceManager.Other.ScriptSource { ScriptUri = new Uri({|RETRY3001:"https://aka.ms/contoso-setup"|}) };""")]
    [InlineData("a process", """void M() => Process.Start("bash", "-c \"curl -sSL {|RETRY3001:https://aka.ms/contoso-setup|} | sh\"");""")]
    [InlineData("a process by its properties", """object M() => new ProcessStartInfo { FileName = "powershell", Arguments = "-Command iwr {|RETRY3001:https://aka.ms/contoso-setup|} -OutFile a.exe" };""")]
    [InlineData("a helper that runs commands", """void Run(string command) => Process.Start("sh", $"-c \"{command}\""); void M() => Run("az deployment group create --template-uri {|RETRY3001:https://raw.githubusercontent.com/a/b/main/t|}");""")]
    [InlineData("a piece of a command", """Task Add(string repository) => Helm($"repo add {repository}"); Task Helm(string command) => Task.Run(() => Process.Start("helm", command)); Task M() => Add("contoso {|RETRY3001:https://contoso.github.io/charts|}");""")]
    [InlineData("a piece of a piece", """const string Charts = {|RETRY3001:"https://contoso.github.io/charts"|}; void Add(string repository) => Process.Start("helm", $"repo add {repository}"); void M(string name) => Add($"{name} {Charts}");""")]
    [InlineData("a command that is put together", """const string Charts = {|RETRY3001:"https://contoso.github.io/charts"|}; IEnumerable<(string, bool)> Add(string name, string uri) { yield return ($"repo add {name} {uri}", true); } object M() => Add("contoso", Charts);""")]
    public Task An_address_that_is_handed_to_an_extension_or_a_command_is_reported(string what, string members) => Check(what, members);

    [Theory]
    [InlineData("a host of one's own", """Task<string> M() => http.GetStringAsync("https://mirror.contoso.net/install.sh");""")]
    [InlineData("an account that is only known later", """Task<string> M(string account) => http.GetStringAsync($"https://{account}.blob.core.windows.net/scripts/install.sh");""")]
    [InlineData("a private endpoint", """Task<string> M() => http.GetStringAsync("https://contoso.privatelink.blob.core.windows.net/scripts/install.sh");""")]
    [InlineData("a host that only ends alike", """Task<string> M() => http.GetStringAsync("https://raw.githubusercontent.com.evil.example/install.sh");""")]
    [InlineData("a host that goes on", """Task<string> M(string rest) => http.GetStringAsync("https://raw.githubusercontent.com" + ".evil.example/install.sh");""")]
    [InlineData("a relative path", """Task<string> M() => http.GetStringAsync("raw.githubusercontent.com/a/install.sh");""")]
    [InlineData("a mirrored address", """Task<string> M() => http.GetStringAsync(RetryLint.ArtifactMirrors.Resolve("https://raw.githubusercontent.com/a/b/main/install.sh"));""")]
    [InlineData("a storage endpoint", """object M() => new Azure.ResourceManager.Other.StorageProfile { Endpoint = new Uri("https://contoso.blob.core.windows.net/") };""")]
    [InlineData("a blob with a credential", """object M(Azure.Core.TokenCredential me) => new Azure.Storage.Blobs.BlobClient(new Uri("https://contoso.blob.core.windows.net/data/rules"), me);""")]
    [InlineData("an API", """Task<string> M() => http.GetStringAsync("https://api.github.com/repos/a/b/releases");""")]
    [InlineData("a question whether it is there", """object M() { var url = "https://aka.ms/contoso-tool"; return new HttpRequestMessage(HttpMethod.Head, url); }""")]
    [InlineData("something that is sent", """object M() => http.PutAsync("https://contoso.blob.core.windows.net/a/b.zip", null);""")]
    [InlineData("a log entry", """void M() => log.LogInformation("Get it from {Url}", "https://contoso.blob.core.windows.net/a/b.zip");""")]
    [InlineData("an exception", """void M() => throw new InvalidOperationException("https://github.com/a/b/releases/download/v1/tool.zip");""")]
    [InlineData("a printed link", """void M() => Console.WriteLine("Install: curl -sSL https://aka.ms/contoso-setup | sh");""")]
    [InlineData("a constant that is only printed", """const string Link = "https://github.com/a/b/releases/download/v1/tool.zip"; void M() => Console.WriteLine($"Get it from {Link} first");""")]
    [InlineData("a command that nobody runs", """const string Help = "curl -sSL https://aka.ms/contoso-setup | sh"; string M() => Help;""")]
    [InlineData("a page in a browser", """void M() => Process.Start(new ProcessStartInfo("https://aka.ms/contoso-help") { UseShellExecute = true });""")]
    [InlineData("a help link", """string HelpLink => "https://aka.ms/contoso-help";""")]
    [InlineData("an identifier", """const string Schema = "https://raw.githubusercontent.com/a/b/main/rules.schema.json"; string M() => Schema;""")]
    [InlineData("a picture", """string Icon => "https://raw.githubusercontent.com/a/b/main/icon.png";""")]
    [InlineData("a comparison", """bool M(string url) => url == "https://github.com/a/b/releases/download/v1/tool.zip" || url.StartsWith("https://download.microsoft.com/", StringComparison.Ordinal);""")]
    [InlineData("an attribute", """[Obsolete("https://github.com/a/b/releases/download/v1/tool.zip")] void M() { }""")]
    [InlineData("a comment", "// https://github.com/a/b/releases/download/v1/tool.zip\n/// <summary>https://aka.ms/tool.zip</summary>\nvoid M() { }")]
    [InlineData("a sentence", """string M() => "See https://raw.githubusercontent.com/a/b/main/install.sh for details";""")]
    [InlineData("a sentence in a command", """void Say(string text) => Process.Start("notify", $"--text '{text}'"); void M() => Say("See https://contoso.github.io/charts first");""")]
    [InlineData("a query of another address", """const string Link = "https://aka.ms/contoso-tool"; Task<string> M() => http.GetStringAsync($"https://api.contoso.net/check?url={Link}&x=1");""")]
    [InlineData("a test", """[Xunit.Fact] public Task M() => http.GetStringAsync("https://raw.githubusercontent.com/a/b/main/install.sh");""")]
    [InlineData("a scheme alone", """bool M(string url) => url.Contains("://") || url == "https://";""")]
    public Task What_is_no_artifact_is_not_reported(string what, string members) => Check(what, members);

    [Theory]
    [InlineData("an allowed host", "retrylint.allowed_artifact_hosts = *.githubusercontent.com", """string M() => "https://raw.githubusercontent.com/a/b/main/install.sh";""")]
    [InlineData("an added host", "retrylint.artifact_hosts = files.contoso.com", """string M() => {|RETRY3001:"https://files.contoso.com/setup"|};""")]
    public Task Options_add_and_allow_hosts(string what, string option, string members)
    {
        Assert.NotEmpty(what);
        return Verify.Analyzer<ArtifactAnalyzer>(ArtifactCode.Around(members), ArtifactCode.Case with { EditorConfig = "root = true\n[*.cs]\n" + option + "\n" });
    }

    [Fact]
    public Task The_message_names_the_artifact_and_its_host() => Verify.Analyzer<ArtifactAnalyzer>(
        ArtifactCode.Around("""string M() => {|#0:"https://raw.githubusercontent.com/a/b/main/install.sh"|};"""),
        ArtifactCode.Case with
        {
            Expected =
            [
                Expect.Diagnostic("RETRY3001").At(0).WithMessage(
                    "This code needs 'install.sh' from raw.githubusercontent.com, a public host: when that is down or closed, this fails; read it through a mirror that you own"),
            ],
        });

    [Fact]
    public Task An_artifact_whose_name_is_not_known_is_named_by_its_host() => Verify.Analyzer<ArtifactAnalyzer>(
        ArtifactCode.Around("""Task<string> M(System.Net.Http.HttpClient http, string id, string version) => http.GetStringAsync({|#0:$"https://www.nuget.org/api/v2/package/{id}/{version}"|});"""),
        ArtifactCode.Case with
        {
            Expected =
            [
                Expect.Diagnostic("RETRY3001").At(0).WithMessage(
                    "This code needs files from www.nuget.org, a public host: when that is down or closed, this fails; read it through a mirror that you own"),
            ],
        });

    [Fact]
    public Task Of_two_types_of_one_name_each_file_speaks_for_itself() => Verify.Analyzer<ArtifactAnalyzer>(Twice, ArtifactCode.Case with
    {
        MoreSources = new Dictionary<string, string>(ArtifactCode.Case.MoreSources) { ["Twin.cs"] = Twice },
        CompilesWithErrors = true,
    });

    private const string Twice = """
        class Twin
        {
            static readonly string Index = {|RETRY3001:"https://aka.ms/contoso-index"|};
            static Task<string> M() { string url; url = Index; return Get(url); }
            static Task<string> Get(string url) => new HttpClient().GetStringAsync(url);
        }
        """;

    private static Task Check(string what, string members)
    {
        Assert.NotEmpty(what);
        return Verify.Analyzer<ArtifactAnalyzer>(ArtifactCode.Around(members), ArtifactCode.Case);
    }
}
