using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Credentials;

/// <summary>Whether a policy or pipeline that runs something retries it, as far as its building can be seen.</summary>
internal static class PolicyKinds
{
    private const int Hops = 3;

    public static bool Retries(IOperation policy, CompilationScope scope, CancellationToken cancellation) => Retries(policy, scope, Hops, cancellation);

    private static bool Retries(IOperation policy, CompilationScope scope, int hops, CancellationToken cancellation)
    {
        if (OwnOperations.Of(policy).OfType<IInvocationOperation>().Any(IsRetry))
        {
            return true;
        }

        return hops > 0 && Variables.OfAny(policy) is { } variable
            && Values(variable, policy, scope, cancellation).Any(v => Retries(v, scope, hops - 1, cancellation));
    }

    private static bool IsRetry(IInvocationOperation call) =>
        call.TargetMethod.Name.Contains("Retry") && call.TargetMethod.ContainingNamespace.IsWithin("Polly");

    private static IEnumerable<IOperation> Values(ISymbol variable, IOperation use, CompilationScope scope, CancellationToken cancellation)
    {
        if (variable is ILocalSymbol)
        {
            return ValuesIn(RootOf(use), variable);
        }

        var initial = scope.Fields.InitialValue(variable, cancellation) is { } value ? new[] { value } : [];
        return initial.Concat(ConstructorsOf(variable).Select(c => scope.Bodies.Of(c, cancellation)).OfType<IOperation>().SelectMany(b => ValuesIn(b, variable)));
    }

    private static IEnumerable<IMethodSymbol> ConstructorsOf(ISymbol variable) =>
        variable.ContainingType is { } type ? type.Constructors : Enumerable.Empty<IMethodSymbol>();

    private static IEnumerable<IOperation> ValuesIn(IOperation body, ISymbol variable)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (SymbolEqualityComparer.Default.Equals(Variables.ChangedBy(operation), variable))
            {
                var value = operation is IVariableDeclaratorOperation declarator ? declarator.GetVariableInitializer()?.Value : (operation as ISimpleAssignmentOperation)?.Value;
                if (value is not null)
                {
                    yield return value;
                }
            }
        }
    }

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
