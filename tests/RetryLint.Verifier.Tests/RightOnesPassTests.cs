using RetryLint.Verifier.Tests.Samples;

namespace RetryLint.Verifier.Tests;

public class RightOnesPassTests
{
    private const string Before = """
        class C
        {
            void Old() { }
            void New() { }
            void M()
            {
                [|Old|]();
                {|T0001:Old|}();
            }
        }
        """;

    private const string After = """
        class C
        {
            void Old() { }
            void New() { }
            void M()
            {
                New();
                New();
            }
        }
        """;

    [Fact]
    public Task Right_analyzer_passes() => Verify.Analyzer<RightAnalyzer>(Before);

    [Fact]
    public Task Right_analyzer_is_silent_without_markup() => Verify.Analyzer<RightAnalyzer>(After);

    [Fact]
    public Task Right_fix_passes() => Verify.Fix<RightAnalyzer, RightFix>(Before, After, OldCallFix.Key);
}
