using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>What parameters are given.</summary>
internal static class GivenValues
{
    private const int MostCallers = 10;

    /// <summary>Everything that the callers of a private routine give; empty where not all of them are seen.</summary>
    public static IReadOnlyList<IOperation> Of(IParameterSymbol parameter, CompilationScope scope, CancellationToken cancellation)
    {
        parameter = parameter.OriginalDefinition;
        if (parameter.RefKind != RefKind.None || parameter.ContainingSymbol is not IMethodSymbol method || !IsOnlyCalledFromHere(method)
            || scope.References.To(method, cancellation) is not { Count: > 0 and <= MostCallers } callers)
        {
            return [];
        }

        var values = callers.Select(c => (c as IInvocationOperation)?.Arguments.FirstOrDefault(a => IsFor(a, parameter))?.Value).ToList();
        return values.Any(v => v is null) ? [] : values.OfType<IOperation>().Where(v => !PassesItself(v, parameter)).ToList();
    }

    /// <summary>What the callers in the compilation give, also where others may call; empty where one of them cannot be read.</summary>
    public static IReadOnlyList<IOperation> Seen(IParameterSymbol parameter, CompilationScope scope, CancellationToken cancellation)
    {
        parameter = parameter.OriginalDefinition;
        if (parameter.ContainingSymbol is not IMethodSymbol method || scope.References.To(method, cancellation) is not { Count: > 0 and <= MostCallers } callers)
        {
            return [];
        }

        var values = callers.Select(c => (c as IInvocationOperation)?.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value).ToList();
        return values.Any(v => v is null) ? [] : values.OfType<IOperation>().ToList();
    }

    /// <summary>What another constructor of the type gives, <c>: this(…)</c>: the value that the type has by default.</summary>
    public static IOperation? Default(IParameterSymbol parameter, CompilationScope scope, CancellationToken cancellation)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } type })
        {
            return null;
        }

        var given = type.InstanceConstructors.SelectMany(c => c.DeclaringSyntaxReferences)
            .Select(r => (scope.Models.OperationOf(r.GetSyntax(cancellation), cancellation) as IConstructorBodyOperation)?.Initializer)
            .SelectMany(i => i?.Descendants().OfType<IArgumentOperation>() ?? [])
            .Where(a => IsFor(a, parameter)).Select(a => a.Value).ToList();
        return given.Count == 1 ? given[0] : null;
    }

    private static bool IsOnlyCalledFromHere(IMethodSymbol method) => method is { MethodKind: MethodKind.LocalFunction }
        or { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private, ExplicitInterfaceImplementations.IsEmpty: true };

    private static bool IsFor(IArgumentOperation argument, IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(argument.Parameter?.OriginalDefinition, parameter.OriginalDefinition);

    /// <summary>A routine that calls itself hands on what it was given.</summary>
    private static bool PassesItself(IOperation value, IParameterSymbol parameter) =>
        Origins.Unwrap(value) is IParameterReferenceOperation own && SymbolEqualityComparer.Default.Equals(own.Parameter.OriginalDefinition, parameter);
}
