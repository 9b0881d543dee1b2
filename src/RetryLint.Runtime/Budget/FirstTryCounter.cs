using Polly;

namespace RetryLint;

/// <summary>Counts each execution as a first try.</summary>
internal sealed class FirstTryCounter(RetryBudget budget) : ResilienceStrategy
{
    protected override ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        budget.RecordFirstTry();
        return callback(context, state);
    }
}
