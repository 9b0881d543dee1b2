using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.Polly7;

/// <summary>How often and how fast a policy tries again: its count, its function or its sequence of delays.</summary>
internal sealed class PolicyWaits
{
    /// <summary>More delays are not worked out.</summary>
    private const int MostDelays = 100;

    private readonly IInvocationOperation call;
    private readonly CompilationScope scope;
    private readonly CancellationToken cancellation;
    private readonly Origins origins;
    private readonly Arithmetic arithmetic;
    private readonly IOperation? provider;
    private readonly IOperation? sequence;

    public PolicyWaits(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        this.call = call;
        this.scope = scope;
        this.cancellation = cancellation;
        origins = new Origins(scope, cancellation);
        arithmetic = new Arithmetic(scope, cancellation);
        provider = Origin("sleepDurationProvider");
        sequence = Origin("sleepDurations");
    }

    public Limit Limit()
    {
        if (sequence is not null)
        {
            return OfSequence(sequence);
        }

        if (call.TargetMethod.Name.Contains("Forever"))
        {
            return MayThrow() ? Rules.Limit.Unknown : Rules.Limit.None;
        }

        return Argument("retryCount") is not { } count ? Rules.Limit.Count(1)
            : Rules.Limit.Count(arithmetic.Of(count) is >= 0 and <= int.MaxValue and { } number ? (int)number : null);
    }

    public (Delay Delay, Jitter Jitter) Delay()
    {
        var shape = provider is not null ? OfProvider(provider)
            : sequence is not null ? Facts(sequence, null).OfSequence(sequence)
            : InCallback() ?? new DelayShape(DelayKind.None, Jitter.No);
        if (shape is { Kind: DelayKind.Constant, Start: 0 })
        {
            return (Rules.Delay.None, Jitter.No);
        }

        var first = LeastDelays()?.FirstOrDefault();
        var start = shape.Kind == DelayKind.Random || shape.Jitter == Jitter.Yes ? null : first > TimeSpan.Zero ? first : Time(shape.Start);
        return (new Delay(shape.Kind, start, Time(shape.Cap), shape.Capped), shape.Jitter);
    }

    /// <summary>The delays that numbers in the code fix.</summary>
    public IReadOnlyList<TimeSpan>? LeastDelays()
    {
        if (sequence is not null)
        {
            return All(Collections.Elements(sequence).Select(arithmetic.Time));
        }

        return provider is IAnonymousFunctionOperation lambda && lambda.Symbol.Parameters.FirstOrDefault() is { } attempt && Lambdas.Result(provider) is { } delay
            && Limit() is { Kind: LimitKind.Count, Retries: > 0 and <= MostDelays and { } retries }
            ? All(Enumerable.Range(1, retries).Select(n => arithmetic.With(attempt, n, delay) is >= 0 and < 1e12 and { } value ? TimeSpan.FromMilliseconds(value) : (TimeSpan?)null))
            : null;
    }

    private Limit OfSequence(IOperation delays)
    {
        if (Collections.IsEndless(delays, Turn(delays, null)))
        {
            return Rules.Limit.None;
        }

        var count = delays is IInvocationOperation { TargetMethod.ContainingType.Name: "Backoff" } backoff
            ? backoff.Arguments.FirstOrDefault(a => a.Parameter?.Name == "retryCount") is { } retries ? (int?)arithmetic.Of(retries.Value) : null
            : CountOf(delays);
        return Rules.Limit.Count(count);
    }

    private int? CountOf(IOperation delays) => Origins.Unwrap(delays) switch
    {
        IInvocationOperation { TargetMethod: { Name: "Select" or "ToArray" or "ToList", ContainingType.Name: "Enumerable" } } part => CountOf(origins.Only(part.Arguments[0].Value) ?? part),
        IInvocationOperation { TargetMethod: { Name: "Range" or "Repeat", ContainingType.Name: "Enumerable" } } range => (int?)arithmetic.Of(range.Arguments[1].Value),
        var other => Collections.Count(other),
    };

    private DelayShape OfProvider(IOperation function) => Facts(function, Parameters(function).FirstOrDefault()).OfFunction(function);

    private static IReadOnlyList<IParameterSymbol> Parameters(IOperation function) => function switch
    {
        IAnonymousFunctionOperation lambda => (IReadOnlyList<IParameterSymbol>)lambda.Symbol.Parameters,
        IMethodReferenceOperation group => group.Method.OriginalDefinition.Parameters,
        _ => [],
    };

    /// <summary>People also wait in <c>onRetry</c>.</summary>
    private DelayShape? InCallback()
    {
        foreach (var callback in call.Arguments.Where(a => a.Parameter?.Name.StartsWith("onRetry", StringComparison.Ordinal) == true).Select(a => Origins.Unwrap(a.Value)))
        {
            if (callback is not IAnonymousFunctionOperation lambda)
            {
                return DelayShape.Unknown;
            }

            var attempt = lambda.Symbol.Parameters.FirstOrDefault(p => p.Type.SpecialType == SpecialType.System_Int32);
            foreach (var inner in OwnOperations.Of(lambda).OfType<IInvocationOperation>())
            {
                if (Waits.Is(inner) && !Waits.IsDropped(inner))
                {
                    return Waits.Time(inner) is { } time ? Facts(lambda, attempt).Of(time) : DelayShape.Unknown;
                }

                if (scope.Callees.WaitBehind(inner, cancellation).Call is not null)
                {
                    return DelayShape.Unknown;
                }
            }
        }

        return null;
    }

    /// <summary>A callback that throws ends the retry.</summary>
    private bool MayThrow() => call.Arguments.Where(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate)
        .Any(a => a.Value.DescendantsAndSelf().Any(o => o is IThrowOperation or IMethodReferenceOperation));

    private DelayExpressions Facts(IOperation root, IParameterSymbol? attempt) => new(Turn(root, attempt));

    private TurnFacts Turn(IOperation root, IParameterSymbol? attempt) =>
        new(FailurePaths.OfDeclared(Code(root)), scope, cancellation) { AttemptNumber = attempt };

    /// <summary>The code in which the values of the delay change.</summary>
    private IOperation Code(IOperation root) => root switch
    {
        IMethodReferenceOperation group => scope.Bodies.Of(group.Method, cancellation) ?? root,
        IInvocationOperation iterator => scope.Bodies.Of(iterator.TargetMethod, cancellation) ?? root,
        _ => root,
    };

    private IOperation? Origin(string parameter)
    {
        var origin = Argument(parameter) is { } value ? origins.Only(value) ?? Origins.Unwrap(value) : null;
        return origin is IParameterReferenceOperation { Parameter: var given } && GivenValues.Default(given, scope, cancellation) is { } byDefault
            ? origins.Only(byDefault) ?? origin
            : origin;
    }

    private IOperation? Argument(string parameter) => call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter)?.Value;

    private static IReadOnlyList<TimeSpan>? All(IEnumerable<TimeSpan?> delays)
    {
        var all = delays.ToList();
        return all.Count == 0 || all.Any(d => d is null) ? null : all.Select(d => d!.Value).ToList();
    }

    private static TimeSpan? Time(double? milliseconds) => milliseconds is >= 0 and < 1e12 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;
}
