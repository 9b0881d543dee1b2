using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>Reads <c>RetryStrategyOptions</c> and the options that derive from it, defaults included.</summary>
internal static class RetryOptions
{
    private const int DefaultRetries = 3;
    private static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(2);

    public static RetryDeclaration Read(RetryDeclaration declaration, StrategyOptions options, bool isHttp, CompilationScope scope, CancellationToken cancellation)
    {
        var limit = options.Number("MaxRetryAttempts", DefaultRetries) is { } retries ? Limit.Count(retries) : Limit.Count(null);
        var backoff = Backoff(options, isHttp);
        var isPlain = !options.IsOpen && options.IsDefault("DelayGenerator"); // A generator's delays are not clamped.
        var atCap = isPlain && backoff.Jitter == Jitter.Yes ? CapArithmetic.OfPolly(backoff.Delay, limit) : null;
        var (delay, jitter) = options.IsOpen ? (Delay.Unknown, Jitter.Unknown) : Generated(backoff, options, isHttp, scope, cancellation);
        return declaration with
        {
            Limit = limit,
            Delay = delay,
            Jitter = atCap is null ? jitter : Jitter.LostAtCap,
            AtCap = atCap,
            LeastWait = isPlain ? WaitSum.OfPolly(backoff.Delay, backoff.Jitter, limit) : null,
            Handled = HandledBy(options, isHttp, scope, cancellation),
            HasBudget = options.HasBudget,
        };
    }

    /// <summary>The delay that the numbers make.</summary>
    private static (Delay Delay, Jitter Jitter) Backoff(StrategyOptions options, bool isHttp)
    {
        var start = options.Time("Delay", DefaultDelay);
        if (start == TimeSpan.Zero)
        {
            return (Delay.None, Jitter.No);
        }

        var kind = options.Choice("BackoffType", isHttp ? "Exponential" : "Constant") switch
        {
            "Constant" => DelayKind.Constant,
            "Linear" => DelayKind.Linear,
            "Exponential" => DelayKind.Exponential,
            _ => DelayKind.Unknown,
        };
        var jitter = options.Flag("UseJitter", isHttp) switch { true => Jitter.Yes, false => Jitter.No, null => Jitter.Unknown };
        var isCapped = !options.IsDefault("MaxDelay");
        return (new Delay(kind, start, isCapped ? options.Time("MaxDelay", null) : null, isCapped), jitter);
    }

    /// <summary>A generator's delay stands for everything else; where it gives none, the numbers count.</summary>
    private static (Delay Delay, Jitter Jitter) Generated((Delay Delay, Jitter Jitter) backoff, StrategyOptions options, bool isHttp, CompilationScope scope, CancellationToken cancellation)
    {
        if (options.IsDefault("DelayGenerator"))
        {
            return isHttp && options.Flag("ShouldRetryAfterHeader", true) == true ? (backoff.Delay with { Kind = DelayKind.ServerDirected }, backoff.Jitter) : backoff;
        }

        if (options.Value("DelayGenerator") is not { } generator)
        {
            return (Delay.Unknown, Jitter.Unknown);
        }

        var shape = DeclaredDelays.OfGenerator(generator, scope, cancellation);
        return (new Delay(shape.Kind, DeclaredDelays.Time(shape.Start), DeclaredDelays.Time(shape.Cap), shape.Capped), shape.Jitter);
    }

    /// <summary>What the options take for a failure.</summary>
    public static Handled HandledBy(StrategyOptions options, bool isHttp, CompilationScope scope, CancellationToken cancellation)
    {
        if (options.IsOpen)
        {
            return Handled.Unknown;
        }

        return options.IsDefault("ShouldHandle")
            ? isHttp ? new Handled { IsHttpTransient = true, Results = true } : ShouldHandle.Default
            : options.Value("ShouldHandle") is { } predicate ? new ShouldHandle(scope, cancellation).Of(predicate) : Handled.Unknown;
    }
}
