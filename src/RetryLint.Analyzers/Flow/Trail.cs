using System.Collections;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>
/// The steps of one way, in order. Ways that part share what they have in common: a step more costs one object, and where two
/// ways meet again only what they did apart is compared.
/// </summary>
internal sealed class Trail : IReadOnlyList<Step>
{
    public static readonly Trail Empty = new();

    private readonly Trail? before;
    private readonly Step last;
    private Step[]? all;

    private Trail()
    {
        all = [];
        Counted = ImmutableHashSet<ISymbol>.Empty.WithComparer(SymbolEqualityComparer.Default);
        Checks = ImmutableHashSet<IOperation>.Empty;
    }

    private Trail(Trail before, Step last)
    {
        this.before = before;
        this.last = last;
        Count = before.Count + 1;
        Counted = Counts(last) && Variables.ChangedBy(last.Operation) is { } counter ? before.Counted.Add(counter) : before.Counted;
        Checks = last.Outcome is not null && IsCheck(last.Operation) ? before.Checks.Add(last.Operation) : before.Checks;
    }

    public int Count { get; }

    /// <summary>The variables that were counted up or down on the way: two ways that count differently are two ways.</summary>
    public ImmutableHashSet<ISymbol> Counted { get; }

    /// <summary>The conditions of the way that may limit it, whatever their outcome was.</summary>
    public ImmutableHashSet<IOperation> Checks { get; }

    public Step this[int index] => All[index];

    private Step[] All => all ??= Collect();

    public Trail Then(Step step) => new(this, step);

    /// <summary>What both ways did before they parted.</summary>
    public Trail SharedWith(Trail other)
    {
        var mine = this;
        while (!ReferenceEquals(mine, other))
        {
            // The empty trail has nothing before it and is the same one for all ways.
            (mine, other) = mine.Count > other.Count ? (mine.before!, other) : mine.Count < other.Count ? (mine, other.before!) : (mine.before!, other.before!);
        }

        return mine;
    }

    /// <summary>The steps after the first ones.</summary>
    public ArraySegment<Step> After(Trail first) => new(All, first.Count, Count - first.Count);

    public IEnumerator<Step> GetEnumerator() => ((IEnumerable<Step>)All).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool Counts(Step step) => step.Operation is IIncrementOrDecrementOperation or ICompoundAssignmentOperation;

    /// <summary>What kind a failure is of limits nothing.</summary>
    private static bool IsCheck(IOperation condition) =>
        Conditions.Unwrap(condition) is not (IIsTypeOperation or IIsPatternOperation { Pattern: ITypePatternOperation or IDeclarationPatternOperation or IRecursivePatternOperation });

    private Step[] Collect()
    {
        var steps = new Step[Count];
        var trail = this;
        for (; trail.all is null; trail = trail.before!)
        {
            steps[trail.Count - 1] = trail.last;
        }

        trail.all.CopyTo(steps, 0);
        return steps;
    }
}
