using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.PerCall;

/// <summary>Code that runs once in the life of a program or test, where building something for one call costs nothing.</summary>
internal static class StartUp
{
    private const int MostDepth = 3;
    private static readonly string[] Tests = ["Xunit", "NUnit.Framework", "Microsoft.VisualStudio.TestTools.UnitTesting", "TUnit"];

    public static bool Is(IOperation operation, CompilationScope scope, CancellationToken cancellation) =>
        Around(operation, cancellation) is { } method && Is(method, MostDepth, scope, cancellation);

    private static IMethodSymbol? Around(IOperation operation, CancellationToken cancellation) =>
        Method(Origins.Root(operation).SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellation));

    private static IMethodSymbol? Method(ISymbol? symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol as IMethodSymbol;
    }

    private static bool Is(IMethodSymbol method, int depth, CompilationScope scope, CancellationToken cancellation) =>
        IsEntry(method) || IsHostStart(method) || IsTest(method)
        || method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor
        || (depth > 0 && IsCalledOnceAtStart(method, depth, scope, cancellation));

    private static bool IsEntry(IMethodSymbol method) => method is { IsStatic: true, Name: "Main" or "<Main>$" };

    private static bool IsHostStart(IMethodSymbol method) =>
        method.Name is "StartAsync" && method.ContainingType.AllInterfaces.Any(i => i.Is("Microsoft.Extensions.Hosting.IHostedService"));

    private static bool IsTest(IMethodSymbol method) =>
        method.GetAttributes().Any(a => a.AttributeClass is { } type && Tests.Any(type.ContainingNamespace.IsWithin));

    /// <summary>Only one place calls it, once, and that is start-up.</summary>
    private static bool IsCalledOnceAtStart(IMethodSymbol method, int depth, CompilationScope scope, CancellationToken cancellation) =>
        scope.References.To(method, cancellation) is { Count: 1 } callers && !InLoop(callers[0])
        && Around(callers[0], cancellation) is { } caller
        && !SymbolEqualityComparer.Default.Equals(caller, method) && Is(caller, depth - 1, scope, cancellation);

    private static bool InLoop(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ILoopOperation or IAnonymousFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }
}
