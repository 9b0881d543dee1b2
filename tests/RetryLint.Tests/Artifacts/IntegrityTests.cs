using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Artifacts;

/// <summary>Downloads that are run, loaded or unpacked, with and without a look at what came.</summary>
public sealed class IntegrityTests
{
    [Theory]
    [InlineData("bytes that are written and run", """async Task M(string url, string path) { var bytes = await http.GetByteArrayAsync(url); await File.WriteAllBytesAsync(path, bytes); Process.{|RETRY3003:Start|}(path); }""")]
    [InlineData("bytes that are written at once", """async Task M(string url) { var path = Path.GetTempFileName(); File.WriteAllBytes(path, await http.GetByteArrayAsync(url)); Process.{|RETRY3003:Start|}("msiexec", $"/i {path} /qn"); }""")]
    [InlineData("a stream that is copied", """async Task M(string url, string path) { using (var from = await http.GetStreamAsync(url)) using (var to = File.Create(path)) { await from.CopyToAsync(to); } ZipFile.{|RETRY3003:ExtractToDirectory|}(path, "."); }""")]
    [InlineData("content that is copied", """async Task M(string url) { var response = await http.GetAsync(url); using (var to = new FileStream("tool.zip", FileMode.Create)) { await response.Content.CopyToAsync(to); } ZipFile.{|RETRY3003:ExtractToDirectory|}("tool.zip", "."); }""")]
    [InlineData("a stream that is unpacked", """async Task M(string url) { using var zip = new {|RETRY3003:ZipArchive|}(await http.GetStreamAsync(url)); zip.ToString(); }""")]
    [InlineData("a WebClient", """void M(string url, string path) { new System.Net.WebClient().DownloadFile(url, path); Process.{|RETRY3003:Start|}(path); }""")]
    [InlineData("a file of one name", """void M(string url, string dir) { new System.Net.WebClient().DownloadFile(url, Path.Combine(dir, "x.dll")); System.Reflection.Assembly.{|RETRY3003:LoadFrom|}(Path.Combine(dir, "x.dll")); }""")]
    [InlineData("an assembly from bytes", """async Task M(string url) => System.Reflection.Assembly.{|RETRY3003:Load|}(await http.GetByteArrayAsync(url));""")]
    [InlineData("a process by its properties", """async Task M(string url, string path) { File.WriteAllBytes(path, await http.GetByteArrayAsync(url)); using var p = Process.Start(new {|RETRY3003:ProcessStartInfo|} { FileName = "bash", Arguments = "-c " + path }); }""")]
    [InlineData("a helper that does other things", """void Log(string path) => Console.WriteLine(path); async Task M(string url, string path) { File.WriteAllBytes(path, await http.GetByteArrayAsync(url)); Log(path); Process.{|RETRY3003:Start|}(path); }""")]
    public Task A_download_that_is_put_to_use_unseen_is_reported(string what, string members) => Check(what, members);

    [Theory]
    [InlineData("a hash", """async Task M(string url, string path, byte[] sha) { var bytes = await http.GetByteArrayAsync(url); if (!SHA256.HashData(bytes).SequenceEqual(sha)) throw new InvalidOperationException(); File.WriteAllBytes(path, bytes); Process.Start(path); }""")]
    [InlineData("a hash object", """async Task M(string url, string path, byte[] sha) { var bytes = await http.GetByteArrayAsync(url); using var hash = SHA256.Create(); if (!hash.ComputeHash(bytes).SequenceEqual(sha)) return; File.WriteAllBytes(path, bytes); Process.Start(path); }""")]
    [InlineData("a helper that checks", """bool IsGood(byte[] b) => Hash(b).Length == 32; static byte[] Hash(byte[] b) => SHA256.HashData(b); async Task M(string url, string path) { var bytes = await http.GetByteArrayAsync(url); if (!IsGood(bytes)) return; File.WriteAllBytes(path, bytes); Process.Start(path); }""")]
    [InlineData("a signature", """async Task M(string url, string path, RSA key, byte[] signature) { var bytes = await http.GetByteArrayAsync(url); if (!key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) return; File.WriteAllBytes(path, bytes); Process.Start(path); }""")]
    [InlineData("foreign code that sees the file", """interface ICheck { void File(string path); } async Task M(ICheck check, string url, string path) { File.WriteAllBytes(path, await http.GetByteArrayAsync(url)); check.File(path); Process.Start(path); }""")]
    [InlineData("another file", """async Task M(string url, string path, string tool) { File.WriteAllBytes(path, await http.GetByteArrayAsync(url)); Process.Start(tool); }""")]
    [InlineData("no download", """void M(string path) { Process.Start(path); ZipFile.ExtractToDirectory(path, "."); }""")]
    [InlineData("text that is shown", """async Task M(string url) { var text = await http.GetStringAsync(url); Console.WriteLine(text); Process.Start("notepad"); }""")]
    [InlineData("a file that is only kept", """async Task M(string url, string path) => File.WriteAllBytes(path, await http.GetByteArrayAsync(url));""")]
    [InlineData("a test", """[Xunit.Fact] public async Task M() { File.WriteAllBytes("a.exe", await http.GetByteArrayAsync("u")); Process.Start("a.exe"); }""")]
    public Task What_was_checked_or_not_downloaded_is_not_reported(string what, string members) => Check(what, members);

    [Fact]
    public Task The_message_says_what_is_used() => Verify.Analyzer<UncheckedArtifactAnalyzer>(
        ArtifactCode.Around("""async Task M(string url) { using var zip = new {|#0:ZipArchive|}(await http.GetStreamAsync(url)); zip.ToString(); }"""),
        Case with
        {
            Expected = [Expect.Diagnostic("RETRY3003").At(0).WithMessage("The downloaded archive is used without an integrity check: nobody notices when it was replaced; compare its SHA-256 first")],
        });

    private const string More = """
        global using System.IO.Compression;
        global using System.Security.Cryptography;
        """;

    private static Case Case => ArtifactCode.Case with
    {
        References = "all",
        MoreSources = new Dictionary<string, string>(ArtifactCode.Case.MoreSources) { ["More.cs"] = More },
    };

    private static Task Check(string what, string members)
    {
        Assert.NotEmpty(what);
        return Verify.Analyzer<UncheckedArtifactAnalyzer>(ArtifactCode.Around(members), Case);
    }
}
