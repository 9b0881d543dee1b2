using RetryLint.Analyzers;
using Microsoft.CodeAnalysis;
using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

public class RefusalTests
{
    [Theory]
    [MemberData(nameof(OfPipelines))]
    public Task A_pipeline_is_refused(string name, string source) => IsRefused("RetryLint.Pipeline", name, source, RefusedPipelines.Set(name));

    [Theory]
    [MemberData(nameof(OfLimits))]
    public async Task A_fix_in_place_is_refused(string name, string finding, string source)
    {
        var site = await FixRunner.Site(FixRunner.Open(source.Replace("[|", "").Replace("|]", "")), source.IndexOf("[|", StringComparison.Ordinal), finding);
        Assert.Equal(name, FixOf("RetryLint.BoundInPlace").Plan(site).Refusal.ToString());
    }

    [Fact]
    public async Task A_rewrite_that_does_not_compile_is_not_offered()
    {
        var source = Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(1000); }").Replace("[|", "").Replace("|]", "");
        var document = FixRunner.Open(source);
        var site = await FixRunner.Site(document, source.IndexOf("while", StringComparison.Ordinal), "RETRY1001");
        var edits = FixOf("RetryLint.BoundInPlace").Plan(site).Value!.Emit();
        Assert.NotNull(await Proof.Of(document, site, edits));
        edits.Insert(site.Statement.SpanStart, "missing();");
        Assert.Null(await Proof.Of(document, site, edits));
    }

    [Fact]
    public async Task A_rewrite_after_which_the_report_is_still_there_is_not_offered()
    {
        var source = Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(1000); }").Replace("[|", "").Replace("|]", "");
        var document = FixRunner.Open(source);
        var site = await FixRunner.Site(document, source.IndexOf("while", StringComparison.Ordinal), "RETRY1001");
        var edits = new CodeFixes.Syntax.Edits(site.Text, new CodeFixes.Syntax.TypeNames(site.Model, 0));
        edits.Insert(site.Statement.SpanStart, "Log(\"\");");
        Assert.Null(await Proof.Of(document, site, edits));
    }

    [Fact]
    public void Every_reason_has_a_row()
    {
        var rows = RefusedPipelines.Rows.Select(row => row.Reason)
            .Concat(RefusedLimits.Rows.Select(row => row.Reason)).Concat(RemovalTests.Reasons).Select(reason => reason.ToString());
        var elsewhere = new[] { nameof(Refusal.OtherFinding), nameof(Refusal.LimitsTooTight), nameof(Refusal.NotProven) };
        Assert.Equal(Enum.GetNames<Refusal>().Order(), rows.Concat(elsewhere).Distinct().Order());
    }

    [Theory]
    [InlineData("RetryLint.Pipeline")]
    [InlineData("RetryLint.BoundInPlace")]
    public async Task A_finding_that_would_remain_is_a_reason(string key)
    {
        var site = await FixRunner.Site(FixRunner.Open(Plain), "RETRY1001", "RETRY1013");
        Assert.Equal(Refusal.OtherFinding, FixOf(key).Plan(site).Refusal);
    }

    [Fact]
    public Task A_header_that_is_not_read_is_not_hidden_in_a_lambda() => Verify.NoFix<HandWrittenRetryAnalyzer, RetryLoopFix>(
        Sources.Method("""
            async Task<string> Go(HttpClient client, CancellationToken stop)
            {
                {|RETRY1005:{|RETRY2006:for|}|} (var i = 0; i < 5; i++)
                {
                    using var response = await client.GetAsync("", stop);
                    if (response.IsSuccessStatusCode) { return await response.Content.ReadAsStringAsync(); }
                    await Task.Delay(1000, stop);
                }

                return "none";
            }
            """),
        new Case { References = "polly8", TornToo = false },
        "RetryLint.Pipeline");

    [Theory]
    [InlineData("RetryLint.Pipeline")]
    [InlineData("RetryLint.BoundInPlace")]
    public Task Limits_that_leave_room_for_no_retry_are_a_reason(string key) =>
        Verify.NoFix<LoopAnalyzer, RetryLoopFix>(
            Plain.Replace("while", "[|while|]"),
            new Case { References = "polly8", TornToo = false, GlobalConfig = "retrylint.max_delay = 00:00:00.5" },
            key);

    private const string Plain = """
        class C
        {
            int M()
            {
                while (true)
                {
                    try { return System.IO.File.ReadAllText("x").Length; }
                    catch (System.IO.IOException) { }
                }
            }
        }

        """;

    public static TheoryData<string, string> OfPipelines
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (reason, source) in RefusedPipelines.Rows)
            {
                data.Add(reason.ToString(), source);
            }

            return data;
        }
    }

    public static TheoryData<string, string, string> OfLimits
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (reason, finding, source) in RefusedLimits.Rows)
            {
                data.Add(reason.ToString(), finding, source);
            }

            return data;
        }
    }

    private static async Task IsRefused(string key, string name, string source, string set)
    {
        var kind = name == nameof(Refusal.TopLevelStatements) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var plain = source.Replace("[|", "").Replace("|]", "");
        var site = await FixRunner.Site(FixRunner.Open(plain, set, kind), source.IndexOf("[|", StringComparison.Ordinal), RefusedPipelines.Finding(name));
        Assert.Equal(name, FixOf(key).Plan(site).Refusal.ToString());
        if (name is nameof(Refusal.NotALoop) or nameof(Refusal.ResultTested) || source.Contains("[|goto|]", StringComparison.Ordinal))
        {
            // No loop around a try statement without a limit: the analyzer of these tests would not report it.
            return;
        }

        var options = new Case
        {
            References = set,
            TornToo = false,
            AllowUnsafe = true,
            OutputKind = kind,
            CompilesWithErrors = name == nameof(Refusal.BrokenCode),
        };
        await Verify.NoFix<LoopAnalyzer, RetryLoopFix>(source, options, key);
    }

    private static ILoopFix FixOf(string key) => RetryLoopFix.Fixes.Single(fix => fix.EquivalenceKey == key);
}
