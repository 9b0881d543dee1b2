using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>Reads <c>HedgingStrategyOptions</c>: further attempts beside one that is slow, or after one that failed. They count like retries, but nothing is said of a delay between them.</summary>
internal static class HedgingOptions
{
    private const int DefaultAttempts = 1;

    public static RetryDeclaration Read(RetryDeclaration declaration, StrategyOptions options, bool isHttp, CompilationScope scope, CancellationToken cancellation) => declaration with
    {
        Limit = Limit.Count(options.Number("MaxHedgedAttempts", DefaultAttempts)),
        Delay = Delay.Unknown,
        Jitter = Jitter.Unknown,
        Handled = RetryOptions.HandledBy(options, isHttp, scope, cancellation),
    };
}
