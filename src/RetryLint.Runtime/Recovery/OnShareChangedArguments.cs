using Polly;

namespace RetryLint;

/// <summary>A recovering service gets another share of the calls.</summary>
public readonly struct OnShareChangedArguments
{
    /// <summary>Initializes a new instance of the <see cref="OnShareChangedArguments"/> struct.</summary>
    /// <param name="context">The context of the execution that changed it.</param>
    /// <param name="from">The share before.</param>
    /// <param name="to">The share from now on.</param>
    public OnShareChangedArguments(ResilienceContext context, double from, double to)
    {
        Context = context;
        From = from;
        To = to;
    }

    /// <summary>Gets the context of the execution that changed it.</summary>
    public ResilienceContext Context { get; }

    /// <summary>Gets the share before: 1 before the breaker opened, 0 while it was open.</summary>
    public double From { get; }

    /// <summary>Gets the share from now on: 0 while the breaker is open, 1 when all is well again.</summary>
    public double To { get; }
}
