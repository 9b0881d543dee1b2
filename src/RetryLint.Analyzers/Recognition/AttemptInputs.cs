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
            _ => inputs.Any(i => IsIndexedBy(i, paths.Turn.Changed)),
        };
    }

    /// <summary>Numbers and delays give a retry its pace; they are not what it works on.</summary>
    private static bool IsPace(IForEachLoopOperation loop) =>
        loop.Locals.All(l => l.Type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double || l.Type.Name == nameof(TimeSpan));

    private static bool Uses(List<IOperation> inputs, IEnumerable<ILocalSymbol> locals) =>
        inputs.OfType<ILocalReferenceOperation>().Any(r => locals.Contains(r.Local, SymbolEqualityComparer.Default));

    /// <summary>An element whose index moves with the turns: <c>hosts[i]</c>.</summary>
    private static bool IsIndexedBy(IOperation operation, ISet<ISymbol> changed) => operation switch
    {
        IArrayElementReferenceOperation element => element.Indices.Any(i => Mentions(i, changed)),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => indexer.Arguments.Any(a => Mentions(a, changed)),
        _ => false,
    };

    private static bool Mentions(IOperation operation, ISet<ISymbol> changed) =>
        OwnOperations.Of(operation).Any(o => Variables.Of(o) is { } variable && changed.Contains(variable));
}
