namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Every way to declare a retry that is known: one line each.</summary>
internal static class DeclaredRetries
{
    public static readonly IReadOnlyList<IRetryRecogniser> Recognisers = [];

    public static readonly IReadOnlyList<IFindingRecogniser> Findings = [];
}
