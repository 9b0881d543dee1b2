using FsCheck;
using FsCheck.Fluent;

namespace RetryLint.Runtime.Tests;

internal enum BudgetAct
{
    FirstTry,
    Retry,
    Wait,
}

/// <summary>One thing that happens to a budget, as often as it says.</summary>
internal sealed record BudgetStep(BudgetAct Act, int Times)
{
    public static Gen<BudgetStep> Generator { get; } = Gen.Frequency(
        (3, Gen.Choose(1, 40).Select(n => new BudgetStep(BudgetAct.FirstTry, n))),
        (3, Gen.Choose(1, 12).Select(n => new BudgetStep(BudgetAct.Retry, n))),
        (2, Gen.Choose(1, 2500).Select(n => new BudgetStep(BudgetAct.Wait, n))));

    public static Arbitrary<BudgetStep[]> Histories { get; } = Generator.ArrayOf().ToArbitrary();

    /// <param name="history">What it happens to; a wait is in milliseconds.</param>
    public void Apply(BudgetHistory history)
    {
        if (Act == BudgetAct.Wait)
        {
            history.Time.Advance(TimeSpan.FromMilliseconds(Times));
            return;
        }

        for (var i = 0; i < Times; i++)
        {
            Once(history);
        }
    }

    private void Once(BudgetHistory history)
    {
        if (Act == BudgetAct.FirstTry)
        {
            history.FirstTry();
            return;
        }

        var fits = history.Fits();
        Assert.Equal(fits, history.Retry());
    }
}
