using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Operations;

/// <summary>Whether a token can ever end a wait. What comes from elsewhere may; so only what certainly cannot counts as none.</summary>
internal static class WaitLimits
{
    private const int Hops = 4;

    /// <summary>Is it <c>CancellationToken.None</c>, <c>default</c>, left out, or of a source that nobody cancels?</summary>
    public static bool IsNone(IOperation token) => IsNone(token, Hops);

    private static bool IsNone(IOperation token, int hops)
    {
        token = Conditions.Unwrap(token);
        return token switch
        {
            _ when hops == 0 => false,
            IDefaultValueOperation => true,
            IPropertyReferenceOperation { Property.Name: "None" } none => TokenOrigin.IsToken(none.Property.ContainingType),
            IObjectCreationOperation { Arguments.IsEmpty: true } created => TokenOrigin.IsToken(created.Type),
            IPropertyReferenceOperation { Property.Name: "Token", Instance: ILocalReferenceOperation source } => TokenOrigin.IsSource(source.Type) && IsNeverCancelled(source),
            ILocalReferenceOperation local => Values(local).ToList() is { Count: > 0 } values && values.All(v => IsNone(v, hops - 1)),
            _ => false,
        };
    }

    /// <summary>A source made without a time, whose every use only reads its token or disposes it.</summary>
    private static bool IsNeverCancelled(ILocalReferenceOperation source) =>
        Values(source).ToList() is { Count: > 0 } values
        && values.All(v => Conditions.Unwrap(v) is IObjectCreationOperation { Arguments.IsEmpty: true })
        && Root(source).DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Local, source.Local))
            .All(r => r.Parent is IPropertyReferenceOperation { Property.Name: "Token" or "IsCancellationRequested" } or IInvocationOperation { TargetMethod.Name: "Dispose" } or IUsingOperation or ISimpleAssignmentOperation);

    private static IEnumerable<IOperation> Values(ILocalReferenceOperation local)
    {
        foreach (var operation in Root(local).DescendantsAndSelf())
        {
            if (SymbolEqualityComparer.Default.Equals(Variables.ChangedBy(operation), local.Local))
            {
                var value = operation is IVariableDeclaratorOperation declarator ? declarator.GetVariableInitializer()?.Value : (operation as IAssignmentOperation)?.Value;
                if (value is not null)
                {
                    yield return value;
                }
            }
        }
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
