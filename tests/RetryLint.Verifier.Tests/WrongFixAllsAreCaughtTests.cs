using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.Verifier.Tests.Samples;

namespace RetryLint.Verifier.Tests;

public class WrongFixAllsAreCaughtTests
{
    [Fact]
    public Task FixAll_that_misses_one() =>
        Caught.Saying(Fix<MissesOne>, "FixAll in Document does not lead to the expected text of /0/Test0.cs");

    [Fact]
    public Task No_FixAll() => Caught.Saying(Fix<HasNoFixAll>, "HasNoFixAll has no FixAll provider (see HasFixAll)");

    [Fact]
    public Task FixAll_where_none_is_meant() =>
        Caught.Saying(
            () => Fix<RightFix>(new Case { HasFixAll = false }),
            "RightFix has a FixAll provider, though the case says HasFixAll = false"
        );

    [Fact]
    public Task Missing_scope() => Caught.Saying(Fix<SupportsNoSolution>, "SupportsNoSolution does not support FixAll in Solution");

    [Fact]
    public Task No_action() => Caught.Saying(Fix<MakesNoFixAllAction>, "MakesNoFixAllAction makes no FixAll action in Document");

    [Fact]
    public Task FixAll_in_solution_that_stops_at_the_project() =>
        Caught.Saying(
            Fix<StopsAtProject>,
            "FixAll in Solution, looked at from another project, does not lead to the expected text of /1/Test0.cs"
        );

    [Fact]
    public Task FixAll_in_project_that_leaves_the_project() =>
        Caught.Saying(
            Fix<LeavesProject>,
            "FixAll in Project, looked at from another project, does not lead to the expected text of /1/Test0.cs"
        );

    [Fact]
    public Task FixAll_in_project_that_stops_at_the_document() =>
        Caught.Saying(
            () =>
                Fix<StopsAtDocument>(
                    new Case
                    {
                        MoreSources = Files.One("Other.cs", Sources.Calling("[|Old|]();").Replace("class C", "class D")),
                        FixedMoreSources = Files.One("Other.cs", Sources.Calling("New();").Replace("class C", "class D")),
                    }
                ),
            "FixAll in Project does not lead to the expected text of /0/Test0.cs"
        );

    private static Task Fix<T>()
        where T : CodeFixProvider, new() => Fix<T>(new Case());

    private static Task Fix<T>(Case options)
        where T : CodeFixProvider, new() =>
        Verify.Fix<RightAnalyzer, T>(
            Sources.Calling("[|Old|]();", "[|Old|]();"),
            Sources.Calling("New();", "New();"),
            OldCallFix.Key,
            options
        );
}
