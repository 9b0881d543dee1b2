using Polly;
using Polly.Hedging;

namespace RetryLint;

/// <summary>
/// Tells whether a pipeline runs synchronously. Then a wait must block: whoever calls <c>Execute</c> under a lock expects
/// every attempt on the caller's thread. Polly keeps that to itself, but its public default action for hedging shows it: the
/// action leaves the caller's thread only in a synchronous execution.
/// </summary>
internal static class SynchronousExecution
{
    private static readonly Func<HedgingActionGeneratorArguments<object>, Func<ValueTask<Outcome<object>>>?> DefaultAction =
        new HedgingStrategyOptions<object>().ActionGenerator;

    public static bool Is(ResilienceContext context)
    {
        var caller = Environment.CurrentManagedThreadId;
        var stayed = false;
        var action = DefaultAction(new HedgingActionGeneratorArguments<object>(context, context, 0, Notice));
        _ = action?.Invoke();
        return !stayed;

        ValueTask<Outcome<object>> Notice(ResilienceContext unused)
        {
            if (Environment.CurrentManagedThreadId == caller)
            {
                stayed = true;
            }

            return default;
        }
    }
}
