namespace RetryLint.Analyzers.Recognition.Credentials;

internal enum Repetition
{
    /// <summary>Nothing can be said: nothing is reported.</summary>
    Unknown,

    Once,

    /// <summary>With each call of a method that runs per operation.</summary>
    PerCall,

    /// <summary>With each attempt, turn or item.</summary>
    PerAttempt,
}

/// <summary>How often a piece of code runs.</summary>
/// <param name="Kind">Once, or with what.</param>
/// <param name="Each">What it runs with each time, as the message names it.</param>
internal readonly record struct Frequency(Repetition Kind, string Each = "")
{
    public static readonly Frequency Unknown = new(Repetition.Unknown);
    public static readonly Frequency Once = new(Repetition.Once);
    public static readonly Frequency PerCall = new(Repetition.PerCall);
    public static readonly Frequency PerRetry = new(Repetition.PerAttempt, "attempt of a retry");

    public static Frequency Per(string each) => new(Repetition.PerAttempt, each);
}
