using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Reporting;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Operations;

/// <summary>Loops that ask a service again and again how a long-running operation is getting on.</summary>
internal static class OperationPolls
{
    public static IEnumerable<Diagnostic> Judge(ILoopOperation loop, CompilationScope scope, CancellationToken cancellation)
    {
        if (loop is IForEachLoopOperation || TestedState(loop) is not { } tested || RetryTurns.KeywordOf(loop.Syntax) is not { } keyword)
        {
            yield break;
        }

        var operations = OwnOperations.Of(loop).ToList();
        if (!operations.Any(o => IsCallOfService(o, scope)))
        {
            yield break;
        }

        if (!operations.Any(o => MayWait(o, scope, cancellation)))
        {
            yield return Reports.Of(Catalogue.HotOperationPoll, keyword, NameOf(tested));
        }

        if (!operations.Any(MayLimit))
        {
            yield return Reports.Of(Catalogue.UnlimitedOperationWait, keyword);
        }
    }

    /// <summary>The state whose test leads out of the loop: in its condition, or in an if that leaves.</summary>
    private static IPropertyReferenceOperation? TestedState(ILoopOperation loop)
    {
        var own = loop switch
        {
            IWhileLoopOperation { Condition: { } condition } => StateIn(condition),
            IForLoopOperation { Condition: { } condition } => StateIn(condition),
            _ => null,
        };
        return own ?? OwnOperations.Of(loop.Body).OfType<IConditionalOperation>()
            .Select(c => StateIn(c.Condition) is { } state && Leaves(c, loop) ? state : null).FirstOrDefault(s => s is not null);
    }

    private static IPropertyReferenceOperation? StateIn(IOperation condition) =>
        OwnOperations.Of(condition).OfType<IPropertyReferenceOperation>().FirstOrDefault(OperationStates.Is);

    private static bool Leaves(IConditionalOperation choice, ILoopOperation loop) =>
        OwnOperations.Of(choice.WhenTrue).Any(o => o is IReturnOperation { IsImplicit: false } || (o is IBranchOperation { BranchKind: BranchKind.Break } leave && SymbolEqualityComparer.Default.Equals(leave.Target, loop.ExitLabel)));

    private static bool IsCallOfService(IOperation operation, CompilationScope scope) =>
        operation is IInvocationOperation { TargetMethod: var method } && (scope.Targets.Of(method.ContainingNamespace)?.IsRemote() == true || method.ContainingType.DerivesFrom("Azure.Operation"));

    /// <summary>A wait, or anything that may hold one: what cannot be seen into is no proof of a missing pause.</summary>
    private static bool MayWait(IOperation operation, CompilationScope scope, CancellationToken cancellation) => operation switch
    {
        IInvocationOperation call when Waits.Is(call) || OperationWaits.IsWait(call) => true,
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } => true,
        IInvocationOperation call when call.TargetMethod.Locations.Any(l => l.IsInSource) =>
            scope.Callees.WaitBehind(call, cancellation).Call is not null || scope.Bodies.Behind(call.TargetMethod, cancellation).Count == 0,
        IInvocationOperation call => scope.Targets.Of(call.TargetMethod.ContainingNamespace) is null or Target.Unknown && !call.TargetMethod.ContainingType.DerivesFrom("Azure.Operation"),
        IInvalidOperation or IDynamicInvocationOperation => true,
        _ => false,
    };

    /// <summary>A count, a time, a token that can end it, an exception that a test throws: whatever may be a limit is taken for one.</summary>
    private static bool MayLimit(IOperation operation) => operation switch
    {
        IIncrementOrDecrementOperation or ICompoundAssignmentOperation => true,
        _ when Clock.IsRead(operation) => true,
        IInvalidOperation or IDynamicInvocationOperation => true,
        IArgumentOperation { Value: var value } => TokenOrigin.IsToken(value.Type) && !WaitLimits.IsNone(value),
        IPropertyReferenceOperation { Property.Name: "IsCancellationRequested", Instance: { } source } => !(TokenOrigin.IsToken(source.Type) && WaitLimits.IsNone(source)),
        IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested", Instance: { } token } => !WaitLimits.IsNone(token),
        _ => false,
    };

    private static string NameOf(IPropertyReferenceOperation state) => state.Instance?.Type?.Name is { Length: > 0 } name ? name : "this operation";
}
