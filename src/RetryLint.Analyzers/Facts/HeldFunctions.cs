using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>
/// The functions that a private field holds: those that the type sets it to, and those that its creations hand to a
/// constructor. Null where one of them is not a function that stands in the code.
/// </summary>
internal sealed class HeldFunctions(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostHops = 3;

    public IReadOnlyList<IAnonymousFunctionOperation>? Of(IFieldSymbol field) =>
        field.DeclaredAccessibility == Accessibility.Private && scope.References.To(field, cancellation) is { } references ? All(Values(field, references), MostHops) : null;

    private IEnumerable<IOperation> Values(IFieldSymbol field, IEnumerable<IOperation> references)
    {
        if (scope.Fields.InitialValue(field, cancellation) is { } initial)
        {
            yield return initial;
        }

        foreach (var reference in references)
        {
            if (reference.Parent is IAssignmentOperation assignment && assignment.Target == reference)
            {
                yield return assignment.Value;
            }
        }
    }

    private IReadOnlyList<IAnonymousFunctionOperation>? All(IEnumerable<IOperation> values, int hops)
    {
        var all = new List<IAnonymousFunctionOperation>();
        foreach (var value in values)
        {
            if (Functions(value, hops) is not { } functions)
            {
                return null;
            }

            all.AddRange(functions);
        }

        return all.Count == 0 ? null : all;
    }

    private IReadOnlyList<IAnonymousFunctionOperation>? Functions(IOperation value, int hops) => Origins.Unwrap(value) switch
    {
        IAnonymousFunctionOperation lambda => Invoked(lambda) is { } handed && hops > 0 ? Given(handed, hops) : [lambda],
        IParameterReferenceOperation { Parameter: var parameter } when hops > 0 => Given(parameter, hops),
        _ => null,
    };

    /// <summary>The function of the constructor that this one runs, where it is only put around that.</summary>
    private static IParameterSymbol? Invoked(IAnonymousFunctionOperation lambda) => lambda.Body.Descendants().OfType<IInvocationOperation>()
        .Where(c => c.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        .Select(c => (c.Instance as IParameterReferenceOperation)?.Parameter).FirstOrDefault(p => p?.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor });

    /// <summary>What the creations of the type give to its constructor.</summary>
    private IReadOnlyList<IAnonymousFunctionOperation>? Given(IParameterSymbol parameter, int hops) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaredAccessibility: Accessibility.Private } constructor
            ? All(Creations(constructor).Select(c => c.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value).OfType<IOperation>(), hops - 1)
            : null;

    private IEnumerable<IObjectCreationOperation> Creations(IMethodSymbol constructor) => scope.References.Named(constructor.ContainingType.Name, cancellation)
        .Select(n => n.Parent).OfType<ObjectCreationExpressionSyntax>()
        .Select(c => scope.Models.OperationOf(c, cancellation)).OfType<IObjectCreationOperation>()
        .Where(c => SymbolEqualityComparer.Default.Equals(c.Constructor?.OriginalDefinition, constructor));
}
