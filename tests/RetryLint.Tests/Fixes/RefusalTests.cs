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
    public Task A_limit_in_place_is_refused(string name, string source) => IsRefused("RetryLint.BoundInPlace", name, source, "polly8");

    [Fact]
    public void Every_reason_has_a_row()
    {
        var rows = RefusedPipelines.Rows.Concat(RefusedLimits.Rows).Select(row => row.Reason.ToString());
        var elsewhere = new[] { nameof(Refusal.OtherFinding), nameof(Refusal.LimitsTooTight) };
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

    public static TheoryData<string, string> OfPipelines => Data(RefusedPipelines.Rows);

    public static TheoryData<string, string> OfLimits => Data(RefusedLimits.Rows);

    private static TheoryData<string, string> Data(IEnumerable<(Refusal Reason, string Source)> rows)
    {
        var data = new TheoryData<string, string>();
        foreach (var (reason, source) in rows)
        {
            data.Add(reason.ToString(), source);
        }

        return data;
    }

    private static async Task IsRefused(string key, string name, string source, string set)
    {
        var kind = name == nameof(Refusal.TopLevelStatements) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var plain = source.Replace("[|", "").Replace("|]", "");
        var site = await FixRunner.Site(FixRunner.Open(plain, set, kind));
        Assert.Equal(name, FixOf(key).Plan(site).Refusal.ToString());
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
