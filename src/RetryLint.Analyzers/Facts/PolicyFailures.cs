using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>Sends imagined failures through the predicates of a policy or strategy: which of them does it certainly take?</summary>
internal sealed class PolicyFailures(Handled handled, CompilationScope scope, CancellationToken cancellation)
{
    /// <summary>Does it take the failure? Not where nobody can say.</summary>
    public bool Takes(ImaginedFailure failure) => handled.Decision is { } decision
        ? Passes(failure, decision)
        : failure.IsAnswer ? handled.ResultFilters.Any(f => Passes(failure, f))
        : handled.Exceptions.Any(e => IsOf(failure, e) && (!e.IsFiltered || (e.Filter is { } filter && Passes(failure, filter))));

    /// <summary>The ones that get through without being meant: a status that a predicate names is taken on purpose.</summary>
    public IReadOnlyList<ImaginedFailure> NotNamedAmong(IReadOnlyList<ImaginedFailure> failures)
    {
        var named = new HashSet<int>(Conditions().SelectMany(c => c.DescendantsAndSelf()).Select(o => o.ConstantValue).Where(c => c is { HasValue: true, Value: int }).Select(c => (int)c.Value!));
        return failures.Where(f => (!f.OnlyNamed || handled.Exceptions.Any(e => !e.IsEverything && IsOf(f, e))) && (f.Status is not { } status || !named.Contains(status)) && IsFiltered(f) && Takes(f)).ToList();
    }

    private IEnumerable<IOperation> Conditions() => handled.Decision is { } decision ? [decision]
        : handled.Exceptions.Select(e => e.Filter).OfType<IOperation>().Concat(handled.ResultFilters);

    /// <summary>An exception without a filter is named by its type.</summary>
    private bool IsFiltered(ImaginedFailure failure) => failure.IsAnswer || handled.Decision is not null || handled.Exceptions.Any(e => e.Filter is not null && IsOf(failure, e));

    private static bool IsOf(ImaginedFailure failure, HandledException exception) =>
        !failure.IsAnswer && (exception.IsEverything || failure.Types.Any(exception.IsNamed));

    private bool Passes(ImaginedFailure failure, IOperation condition) => new FailureTest(failure, scope, cancellation).Truth(condition) == true;
}
