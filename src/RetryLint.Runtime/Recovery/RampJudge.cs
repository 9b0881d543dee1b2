using Polly;

namespace RetryLint;

/// <summary>Asks the caller's predicate, which knows one type of result, about outcomes of any type.</summary>
internal abstract class RampJudge
{
    public abstract ValueTask<bool> IsFailure<TResult>(ResilienceContext context, Outcome<TResult> outcome);
}

internal sealed class RampJudge<T>(Func<RampOutcomeArguments<T>, ValueTask<bool>> shouldHandle) : RampJudge
{
    public override ValueTask<bool> IsFailure<TResult>(ResilienceContext context, Outcome<TResult> outcome) =>
        shouldHandle(new RampOutcomeArguments<T>(context, outcome is Outcome<T> same ? same : Convert(outcome)));

    private static Outcome<T> Convert<TResult>(Outcome<TResult> outcome) => outcome.Exception is { } exception
        ? Outcome.FromException<T>(exception)
        : Outcome.FromResult((T)(object)outcome.Result!);
}
