using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <content>Into routines and constructors of the compilation, and out of them again.</content>
internal sealed partial class ValueUses
{
    private void FollowInto(IOperation call, IParameterSymbol parameter)
    {
        foreach (var callee in Callees(call, scope))
        {
            var inner = callee.Parameters[parameter.Ordinal];
            FollowParameter(inner);
            if (handedBack[inner])
            {
                Follow(call);
            }
        }
    }

    /// <summary>Does the call lead into code of the compilation, so that what it is given can be followed?</summary>
    public static bool GoesInto(IOperation call, CompilationScope scope) => Callees(call, scope).Count > 0;

    private static IReadOnlyList<IMethodSymbol> Callees(IOperation call, CompilationScope scope)
    {
        var method = (call as IInvocationOperation)?.TargetMethod ?? (call as IObjectCreationOperation)?.Constructor;
        method = method?.OriginalDefinition;
        return method is null or { MethodKind: MethodKind.DelegateInvoke } || method.DeclaringSyntaxReferences.IsEmpty ? []
            : method.IsAbstract ? scope.Implementations.Of(method)
            : [method.PartialImplementationPart ?? method];
    }

    /// <summary>Follows it through a callee, and notes whether the callee gives it back.</summary>
    private void FollowParameter(IParameterSymbol parameter)
    {
        if (!followed.Add(parameter))
        {
            handedBack[parameter] = handedBack.TryGetValue(parameter, out var known) && known;
            return;
        }

        callees++;
        isHandedBack = false;
        FollowReferences(parameter);
        handedBack[parameter] = isHandedBack;
        isHandedBack = false;
        callees--;
        if (parameter is { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor }, ContainingType.IsRecord: true } && parameter.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
        {
            FollowMember(property);
        }
    }

    private void FollowReturn(IReturnOperation @return)
    {
        if (callees > 0)
        {
            isHandedBack = true;
            return;
        }

        for (var current = @return.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IAnonymousFunctionOperation lambda:
                    FollowLambda(lambda);
                    return;
                case ILocalFunctionOperation local:
                    FollowMethod(local.Symbol);
                    return;
            }
        }

        switch (@return.SemanticModel?.GetEnclosingSymbol(@return.Syntax.SpanStart, cancellation))
        {
            case IMethodSymbol { AssociatedSymbol: IPropertySymbol property }:
                FollowMember(property);
                break;
            case IPropertySymbol property:
                FollowMember(property);
                break;
            case IMethodSymbol method:
                FollowMethod(method);
                break;
            default:
                Escapes = true;
                break;
        }
    }

    /// <summary>What a lambda gives goes to the call that the lambda is handed to.</summary>
    private void FollowLambda(IAnonymousFunctionOperation lambda)
    {
        IOperation current = lambda;
        while (current.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        if (current.Parent is IArgumentOperation { Parent: { } call })
        {
            OutlivesMethod = true;
            calls.Add(new ValueUse(call, current));
        }
        else
        {
            Escapes = true;
        }
    }

    private void FollowMethod(IMethodSymbol method)
    {
        OutlivesMethod = true;
        if (!followed.Add(method.OriginalDefinition))
        {
            return;
        }

        if (scope.References.To(method, cancellation) is not { Count: > 0 } references)
        {
            Escapes = true;
            return;
        }

        FollowAll(references);
    }
}
