using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Recognition.RetryAfter;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition;

/// <summary>Turns code that runs again after a failure into the facts that the rule book judges.</summary>
internal static class HandWrittenRetries
{
    public static RetrySite? Recognise(RetryTurn? turn, CompilationScope scope, CancellationToken cancellation)
    {
        if (turn is null)
        {
            return null;
        }

        if (FailurePaths.Find(turn, scope, cancellation) is not { } paths)
        {
            return SentMessages.AreSentAgain(turn) ? new RetrySite(new RetryFacts { ResendsMessage = true }, turn.Place, []) : null;
        }

        var facts = new TurnFacts(paths, scope, cancellation);
        return new RetrySite(Read(facts), turn.Place, Related(paths)) { IgnoresRetryAfter = IgnoredByHand.In(facts) };
    }

    private static RetryFacts Read(TurnFacts facts)
    {
        var (delay, jitter) = DelayFacts.Of(facts);
        var handles = HandledFacts.Of(facts);
        var target = TargetFacts.Of(facts);
        var (permanent, failure) = target.IsControlPlane() ? PermanentFacts.Of(facts, handles) : default; // Nobody asks elsewhere.
        return new RetryFacts
        {
            Limit = LimitFacts.Of(facts),
            Delay = delay,
            Jitter = jitter,
            Handles = handles,
            Target = target,
            Cancellation = CancellationFacts.Of(facts),
            Budget = BudgetFacts.Of(facts, target),
            Permanent = permanent,
            PermanentFailure = failure,
            Inner = InnerRetryFacts.Of(facts, handles),
            OptimisticConcurrency = HandledFacts.IsOptimisticConcurrency(facts),
            AwaitsStartedTask = AttemptFacts.AwaitsStartedTask(facts),
            ResendsMessage = AttemptFacts.ResendsMessage(facts),
            DropsDelay = AttemptFacts.DropsDelay(facts),
        };
    }

    private static IReadOnlyList<Location> Related(FailurePaths paths) =>
        paths.Clauses.Select(c => c.Syntax.GetFirstToken().GetLocation()).ToList();
}
