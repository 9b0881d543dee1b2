using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Reporting;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Failover;

/// <summary>Loops that go to the next region or endpoint of Azure identity or ARM when one fails, with nothing that remembers which ones do.</summary>
internal static class FailoverLoops
{
    public static Diagnostic? Judge(ILoopOperation loop, CompilationScope scope, CancellationToken cancellation)
    {
        if (!MayVary(loop) || RetryTurns.OfLoop(loop, cancellation) is not { } turn || FailurePaths.FindFallback(turn, scope, cancellation) is not { } paths
            || !Varying(turn).Any(Places.IsMadeOf))
        {
            return null;
        }

        var facts = new TurnFacts(paths, scope, cancellation);
        return Outages.AreTaken(facts) && !IsGated(paths) && !RemembersFailure(facts) && Unlimited.Is(facts)
            ? Reports.Of(Catalogue.FailoverWithoutBreaker, turn.Place)
            : null;
    }

    /// <summary>The cheap question first: most loops have neither an item nor an index.</summary>
    private static bool MayVary(ILoopOperation loop) => loop is IForEachLoopOperation
        || OwnOperations.Of(loop).Any(o => o is IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true });

    /// <summary>What each turn gets anew: the item of the loop, or the element at its index.</summary>
    private static IEnumerable<IOperation> Varying(RetryTurn turn) => turn.Operations.Where(o =>
        (turn.Loop is IForEachLoopOperation forEach && o is ILocalReferenceOperation local && forEach.Locals.Contains(local.Local, SymbolEqualityComparer.Default))
        || AttemptInputs.IsIndexedBy(o, turn.Changed));

    /// <summary>Is there a way past a place without a try? What decides that may well be a breaker.</summary>
    private static bool IsGated(FailurePaths paths) => paths.Turn.Paths.Again.Any(s => !s.Failed && !paths.IsTriedOn(s));

    /// <summary>Does the way of a failure write down which place it was? Others may then stay away from it.</summary>
    private static bool RemembersFailure(TurnFacts facts) => facts.Paths.Failing.SelectMany(p => p.Steps)
        .Where(s => s.Outcome is null && !facts.IsAttempt(s.Operation)).Any(s => Remembers(s.Operation));

    private static bool Remembers(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: var target } => IsMember(target),
        IIncrementOrDecrementOperation { Target: var target } => IsMember(target),
        IInvocationOperation { TargetMethod: var method } call => !method.ContainingNamespace.IsWithin("Microsoft.Extensions.Logging")
            && (call.Instance is IMemberReferenceOperation || method.Locations.Any(l => l.IsInSource)),
        _ => false,
    };

    private static bool IsMember(IOperation target) => target is IMemberReferenceOperation or IArrayElementReferenceOperation;
}
