using Polly;

namespace RetryLint;

/// <summary>The outcome of a call that a recovering service got.</summary>
/// <typeparam name="TResult">The result of the call.</typeparam>
public readonly struct RampOutcomeArguments<TResult>
{
    /// <summary>Initializes a new instance of the <see cref="RampOutcomeArguments{TResult}"/> struct.</summary>
    /// <param name="context">The context of the execution.</param>
    /// <param name="outcome">What came of it.</param>
    public RampOutcomeArguments(ResilienceContext context, Outcome<TResult> outcome)
    {
        Context = context;
        Outcome = outcome;
    }

    /// <summary>Gets the context of the execution.</summary>
    public ResilienceContext Context { get; }

    /// <summary>Gets what came of it.</summary>
    public Outcome<TResult> Outcome { get; }
}
