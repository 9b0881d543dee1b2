using FsCheck;
using FsCheck.Fluent;

namespace RetryLint.Tests.Fixes.Equivalence;

/// <summary>What a callee may do, call by call: some failures, then something rare or a success.</summary>
internal static class Schedules
{
    /// <summary>A few while people work; .ci/run asks for a thousand.</summary>
    public static readonly int PerCase = int.Parse(Environment.GetEnvironmentVariable("RETRYLINT_SCHEDULES") ?? "60", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether there are so many that every branch must have been reached.</summary>
    public static bool AreMany => PerCase >= 1000;

    private static readonly Gen<Outcome> s_failure = Gen.Elements(Outcome.FailHttp, Outcome.FailHttpWithStatus, Outcome.FailIo);

    private static readonly Gen<Outcome> s_end = Gen.Frequency(
        (3, Gen.Constant(Outcome.Succeed)), (1, Gen.Elements(Outcome.FailOther, Outcome.CancelCaller)));

    private static readonly Gen<Outcome[]> s_all =
        from count in Gen.Choose(0, 9)
        from alike in Gen.Elements(true, false)
        from first in s_failure
        from failures in Gen.ArrayOf(alike ? Gen.Constant(first) : s_failure, count)
        from end in s_end
        select (Outcome[])[.. failures, end, Outcome.Succeed];

    /// <summary>Checks what must hold of every schedule; a failure names the seed and the shortest schedule that shows it.</summary>
    public static void ForAll(ulong seed, Func<IReadOnlyList<Outcome>, Task> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(PerCase).WithReplay(seed, 1),
        Prop.ForAll(s_all.ToArbitrary(), schedule => holds(schedule).GetAwaiter().GetResult()));
}
