using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition;

/// <summary>
/// A retry repeats the same work. A loop that tries the next host, path or item after a failure is a fallback or a worker:
/// its attempts take something that differs from turn to turn.
/// </summary>
internal static class AttemptInputs
{
    public static bool Differ(FailurePaths paths)
    {
        var inputs = paths.Attempts.SelectMany(OwnOperations.Of).ToList();
        return paths.Turn.Loop switch
        {
            IForEachLoopOperation forEach when !IsPace(forEach) => Uses(inputs, forEach.Locals),
            _ => inputs.Any(i => IsIndexedBy(i, paths.Turn.Changed) || IsMadeFromCounter(i, paths) || IsNextItem(i, paths)),
        };
    }

    /// <summary>What an enumerator or the loop's own condition hands out anew for each turn.</summary>
    private static bool IsNextItem(IOperation input, FailurePaths paths)
    {
        if (IsCurrent(input))
        {
            return true;
        }

        return input is ILocalReferenceOperation { Local: var local } && paths.Turn.Operations.Any(o =>
            SymbolEqualityComparer.Default.Equals(Variables.ChangedBy(o), local)
            && (OwnOperations.Of(o).Any(IsCurrent) || IsInCondition(o, paths.Turn.Loop)));
    }

    private static bool IsCurrent(IOperation operation) => operation is IPropertyReferenceOperation { Property: { Name: "Current", ContainingType.Name: "IEnumerator" or "IAsyncEnumerator" } };

    private static bool IsInCondition(IOperation change, ILoopOperation? loop) =>
        change is IArgumentOperation or ISimpleAssignmentOperation && loop is IWhileLoopOperation { Condition: { } condition } && change.IsWithin(condition);

    /// <summary>A name or address that is put together anew from a counter: the next one is tried, not the same one again.</summary>
    private static bool IsMadeFromCounter(IOperation input, FailurePaths paths)
    {
        if (input is not ILocalReferenceOperation { Local: var local, Type.SpecialType: SpecialType.System_String } || input.Parent is ISimpleAssignmentOperation)
        {
            return false;
        }

        var values = paths.Turn.Operations.OfType<ISimpleAssignmentOperation>()
            .Where(a => SymbolEqualityComparer.Default.Equals(Variables.Of(a.Target), local)).Select(a => a.Value);
        return values.Any(v => OwnOperations.Of(v).Any(o => Variables.Of(o) is { } counter && IsStepped(counter, paths)));
    }

    private static bool IsStepped(ISymbol counter, FailurePaths paths) => paths.Failing.SelectMany(p => p.Steps)
        .Any(s => s.Operation is IIncrementOrDecrementOperation step && SymbolEqualityComparer.Default.Equals(Variables.Of(step.Target), counter));

    /// <summary>Numbers and delays give a retry its pace; they are not what it works on.</summary>
    private static bool IsPace(IForEachLoopOperation loop) =>
        loop.Locals.All(l => Variables.IsNumberOrTime(l.Type));

    private static bool Uses(List<IOperation> inputs, IEnumerable<ILocalSymbol> locals) =>
        inputs.OfType<ILocalReferenceOperation>().Any(r => locals.Contains(r.Local, SymbolEqualityComparer.Default));

    /// <summary>An element whose index moves with the turns: <c>hosts[i]</c>.</summary>
    public static bool IsIndexedBy(IOperation operation, ISet<ISymbol> changed) => operation switch
    {
        IArrayElementReferenceOperation element => element.Indices.Any(i => Mentions(i, changed)),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => indexer.Arguments.Any(a => Mentions(a, changed)),
        _ => false,
    };

    private static bool Mentions(IOperation operation, ISet<ISymbol> changed) =>
        OwnOperations.Of(operation).Any(o => Variables.Of(o) is { } variable && changed.Contains(variable));
}
