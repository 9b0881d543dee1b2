using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>
/// The calls that run something through a policy or pipeline. A function that calls a package that is missing leaves the
/// call around it without a type, too; what the call is of is still certain.
/// </summary>
internal static class Executions
{
    public static bool Is(IOperation call) => call switch
    {
        IInvocationOperation { TargetMethod: var method } => IsName(method.Name) && method.ContainingNamespace.IsWithin("Polly"),
        IInvalidOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } =>
            IsName(access.Name.Identifier.ValueText) && call.ChildOperations.FirstOrDefault()?.Type?.ContainingNamespace.IsWithin("Polly") == true,
        _ => false,
    };

    /// <summary>The function that is run: the argument that can be called.</summary>
    public static IOperation? Function(IOperation execution) => execution is IInvocationOperation call
        ? call.Arguments.Select(a => a.Value).FirstOrDefault(v => v.Type?.TypeKind == TypeKind.Delegate)
        : execution.ChildOperations.Skip(1).FirstOrDefault(c => c is IAnonymousFunctionOperation or IMethodReferenceOperation || c.Type?.TypeKind == TypeKind.Delegate)
            ?? execution.ChildOperations.Skip(1).FirstOrDefault();

    /// <summary>The token that an execution gets; what does not bind may be one.</summary>
    public static TokenOriginKind Token(IOperation execution, TurnFacts attempt) =>
        TokenOrigin.OfArguments(execution, attempt) is var known and not TokenOriginKind.None ? known
        : execution is IInvalidOperation && execution.ChildOperations.Skip(2).Any(c => c.Type is null or { TypeKind: TypeKind.Error }) ? TokenOriginKind.Outside
        : TokenOriginKind.None;

    /// <summary>The call that a function is handed to.</summary>
    public static IOperation? Consumer(IAnonymousFunctionOperation lambda)
    {
        IOperation current = lambda;
        while (current.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        return current.Parent is IArgumentOperation { Parent: var call } ? call : current.Parent as IInvalidOperation;
    }

    private static bool IsName(string name) => name.StartsWith("Execute", StringComparison.Ordinal);
}
