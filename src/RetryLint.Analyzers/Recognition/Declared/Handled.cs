using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>One clause of a predicate.</summary>
/// <param name="Type">The exception; null for any.</param>
/// <param name="IsFiltered">Whether a condition decides about it too.</param>
internal sealed record HandledException(ITypeSymbol? Type, bool IsFiltered)
{
    /// <summary>The condition on the exception, where it stands in the code.</summary>
    public IOperation? Filter { get; init; }

    /// <summary>Where it is named, for a type that does not bind.</summary>
    public SyntaxNode? Place { get; init; }

    public bool IsEverything => Type is null || Type.Is("System.Exception");

    /// <summary>Is it exactly this type?</summary>
    public bool IsNamed(string fullName) => Type is { } type && (type.Is(fullName) || (Place is not null && UnboundNames.Is(type, fullName, Place)));

    /// <summary>Does it certainly take this exception?</summary>
    public bool Takes(string exception) => !IsFiltered && (IsEverything || Type.Is(exception) || (Known.TryGetValue(exception, out var bases) && bases.Any(b => Type.Is(b))));

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        [Handled.OpenBreaker] = ["System.Exception", "Polly.ExecutionRejectedException"],
        [Handled.Canceled] = ["System.Exception", "System.SystemException", "System.Threading.Tasks.TaskCanceledException"],
    };
}

/// <summary>What a declared retry takes for a failure.</summary>
internal sealed record Handled
{
    public const string OpenBreaker = "Polly.CircuitBreaker.BrokenCircuitException";
    public const string Canceled = "System.OperationCanceledException";

    public static readonly Handled Unknown = new() { IsKnown = false };

    public bool IsKnown { get; init; } = true;

    public IReadOnlyList<HandledException> Exceptions { get; init; } = [];

    /// <summary>Does it test results, too?</summary>
    public bool Results { get; init; }

    /// <summary>The conditions on results that stand in the code.</summary>
    public IReadOnlyList<IOperation> ResultFilters { get; init; } = [];

    /// <summary>The whole decision about an outcome, where one condition makes it.</summary>
    public IOperation? Decision { get; init; }

    /// <summary>Does it leave cancellation out although it takes everything?</summary>
    public bool LeavesCancellation { get; init; }

    /// <summary>The predicate of HTTP clients: 5xx, 408, 429 and HttpRequestException.</summary>
    public bool IsHttpTransient { get; init; }

    public HandledFailures Kind => !IsKnown ? HandledFailures.Unknown
        : Exceptions.Any(e => e is { IsEverything: true, IsFiltered: false }) ? HandledFailures.Everything
        : Exceptions.Any(e => e.IsEverything) ? HandledFailures.Filtered
        : Exceptions.Count > 0 || IsHttpTransient ? HandledFailures.Specific
        : Results ? HandledFailures.Result
        : HandledFailures.Unknown;

    public bool TakesOpenBreaker => Exceptions.Any(e => e.Takes(OpenBreaker));

    public bool TakesCancellation => !LeavesCancellation && Exceptions.Any(e => e.Takes(Canceled));

    /// <summary>Does it take the same exception as another one, for sure?</summary>
    public bool TakesFailureOf(Handled inner) => inner.Exceptions.Any(i => Exceptions.Any(e => !e.IsFiltered && (e.IsEverything || (i.Type is not null && Catching.Derives(i.Type, e.Type)))))
        || (IsHttpTransient && inner.IsHttpTransient);

    public Handled And(Handled other) => new()
    {
        IsKnown = IsKnown && other.IsKnown,
        Exceptions = [.. Exceptions, .. other.Exceptions],
        Results = Results || other.Results,
        ResultFilters = [.. ResultFilters, .. other.ResultFilters],
        LeavesCancellation = LeavesCancellation && other.LeavesCancellation,
        IsHttpTransient = IsHttpTransient || other.IsHttpTransient,
    };
}
