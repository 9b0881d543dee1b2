using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Reporting;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Operations;

/// <summary>Loops that ask a service again and again how a long-running operation is getting on.</summary>
internal sealed class OperationPolls(ILoopOperation loop, CompilationScope scope, CancellationToken cancellation)
{
    public IEnumerable<Diagnostic> Judge()
    {
        if (loop is IForEachLoopOperation || TestedState() is not { } tested || RetryTurns.KeywordOf(loop.Syntax) is not { } keyword)
        {
            yield break;
        }

        // What a policy runs belongs to the turn.
        var operations = loop.DescendantsAndSelf().ToList();
        if (!operations.Any(IsCallOfService))
        {
            yield break;
        }

        if (!operations.Any(MayWait))
        {
            yield return Reports.Of(Catalogue.HotOperationPoll, keyword, NameOf(tested), WayOut(tested));
        }

        if (!operations.Any(MayLimit))
        {
            yield return Reports.Of(Catalogue.UnlimitedOperationWait, keyword);
        }
    }

    /// <summary>The state whose test leads out of the loop: in its condition, or in an if that leaves.</summary>
    private IOperation? TestedState()
    {
        var own = loop switch
        {
            IWhileLoopOperation { Condition: { } condition } => StateIn(condition),
            IForLoopOperation { Condition: { } condition } => StateIn(condition),
            _ => null,
        };
        return own ?? OwnOperations.Of(loop.Body).OfType<IConditionalOperation>()
            .Select(c => StateIn(c.Condition) is { } state && Leaves(c) ? state : null).FirstOrDefault(s => s is not null);
    }

    private IOperation? StateIn(IOperation condition) =>
        OwnOperations.Of(condition).FirstOrDefault(o => OperationStates.Is(o, scope, cancellation));

    private bool Leaves(IConditionalOperation choice) =>
        OwnOperations.Of(choice.WhenTrue).Any(o => o is IReturnOperation { IsImplicit: false } || (o is IBranchOperation { BranchKind: BranchKind.Break } leave && SymbolEqualityComparer.Default.Equals(leave.Target, loop.ExitLabel)));

    private bool IsCallOfService(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => scope.Targets.Of(method.ContainingNamespace)?.IsRemote() == true || method.ContainingType.DerivesFrom("Azure.Operation"),
        IInvalidOperation { Syntax: InvocationExpressionSyntax } => IsOfService(operation),
        _ => false,
    };

    /// <summary>A member whose package is missing, of a client, resource or operation that only one package has.</summary>
    private bool IsOfService(IOperation operation) =>
        scope.Unbound.NamespaceBehind(operation, cancellation) is { } space && TargetTable.Of(space)?.IsRemote() == true;

    /// <summary>A wait, or anything that may hold one: what cannot be seen into is no proof of a missing pause.</summary>
    private bool MayWait(IOperation operation) => operation switch
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
    private bool MayLimit(IOperation operation) => operation switch
    {
        IIncrementOrDecrementOperation or ICompoundAssignmentOperation => true,
        _ when Clock.IsRead(operation) => true,
        IInvalidOperation => !GetsNoToken(operation) || !(IsAboutState(operation) || IsOfService(operation) || IsOnlyHalfBound(operation) || !MayEnd(operation)),
        IDynamicInvocationOperation => true,
        IArgumentOperation { Value: var value } => TokenOrigin.IsToken(value.Type) && !WaitLimits.IsNone(value),
        IPropertyReferenceOperation { Property.Name: "IsCancellationRequested", Instance: { } source } => !(TokenOrigin.IsToken(source.Type) && WaitLimits.IsNone(source)),
        IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested", Instance: { } token } => !WaitLimits.IsNone(token),
        _ => false,
    };

    /// <summary>A call whose method is certain, and does not bind because something in its arguments does not.</summary>
    private bool IsOnlyHalfBound(IOperation operation) =>
        operation.Syntax is InvocationExpressionSyntax && scope.Models.CandidatesOf(operation.Syntax, cancellation).OfType<IMethodSymbol>().Any();

    /// <summary>A call may throw; a value that is only read may end the loop where a choice that leaves asks for it.</summary>
    private bool MayEnd(IOperation operation)
    {
        for (IOperation inner = operation, current = operation.Parent!; operation.Syntax is not InvocationExpressionSyntax && inner != loop; inner = current, current = current.Parent!)
        {
            if (current is IConditionalOperation choice && choice.Condition == inner)
            {
                return OwnOperations.Of(choice).Any(o => o is IThrowOperation or IReturnOperation { IsImplicit: false } or IBranchOperation);
            }

            if (current is IBlockOperation)
            {
                return false;
            }
        }

        return true;
    }

    private static bool GetsNoToken(IOperation call) => call.ChildOperations.All(c => !TokenOrigin.IsToken(c.Type) || WaitLimits.IsNone(c));

    /// <summary>Part of a comparison of the state, or what follows where that has come to an end: no limit of the time before.</summary>
    private bool IsAboutState(IOperation unbound)
    {
        for (IOperation inner = unbound, current = unbound.Parent!; current is not null && current != loop; inner = current, current = current.Parent!)
        {
            if (current is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IIsPatternOperation && StateIn(current) is not null)
            {
                return true;
            }

            if (current is IConditionalOperation choice && choice.WhenTrue == inner && choice.Condition.Syntax is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: MemberAccessExpressionSyntax end }
                && StateIn(choice.Condition) is not null && !OperationStates.IsRunning(end.Name.Identifier.ValueText))
            {
                return true;
            }
        }

        return StateIn(unbound) is not null;
    }

    /// <summary>Only an operation can be waited for; a resource has a state and nothing else.</summary>
    private static string WayOut(IOperation state) =>
        state is IPropertyReferenceOperation { Property.Name: "HasCompleted" } ? "await WaitForCompletionAsync with a token" : "wait between the polls";

    private static string NameOf(IOperation state) =>
        state is IPropertyReferenceOperation { Instance.Type.Name: { Length: > 0 } name } ? name : "this operation";
}
