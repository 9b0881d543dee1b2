using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Reporting;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.ManagedIdentity;

/// <summary>
/// The address of the managed identity endpoint in a literal, or the variable that holds it, where it reaches an HTTP call.
/// A name that is only handed on, blocked, or tested is none.
/// </summary>
internal static class HandMadeRequests
{
    private const int MostHops = 3;

    public static Diagnostic? Judge(ILiteralOperation literal, CompilationScope scope, CancellationToken cancellation) =>
        literal.ConstantValue is { HasValue: true, Value: string text } && Addresses.OfText(text) == Target.AzureIdentity && Reaches(literal, MostHops, scope, cancellation)
            ? Reports.Of(Catalogue.HandMadeManagedIdentity, literal.Syntax.GetLocation())
            : null;

    /// <summary>Looks for the request in the code around, or where the member is used that holds the address.</summary>
    private static bool Reaches(IOperation place, int hops, CompilationScope scope, CancellationToken cancellation)
    {
        var root = place;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root.DescendantsAndSelf().OfType<IInvocationOperation>().Any(c => IsRequest(c, scope, cancellation))
            || (hops > 0 && HolderOf(place, root) is { } holder && UsesOf(holder, scope, cancellation).Any(r => Reaches(r, hops - 1, scope, cancellation)));
    }

    private static IReadOnlyList<IOperation> UsesOf(ISymbol holder, CompilationScope scope, CancellationToken cancellation) =>
        scope.References.To(holder, cancellation) ?? [];

    /// <summary>The field or property that the code initialises, or the method or property whose value it makes.</summary>
    private static ISymbol? HolderOf(IOperation place, IOperation root) => root switch
    {
        IFieldInitializerOperation field => field.InitializedFields.FirstOrDefault(),
        IPropertyInitializerOperation property => property.InitializedProperties.FirstOrDefault(),
        _ => place.SemanticModel?.GetEnclosingSymbol(place.Syntax.SpanStart) switch
        {
            IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => property,
            IMethodSymbol { MethodKind: MethodKind.Ordinary, ReturnsVoid: false } method => method,
            var other => other is IFieldSymbol or IPropertySymbol ? other : null,
        },
    };

    private static bool IsRequest(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        var method = call.TargetMethod;
        var sends = method.Locations.Any(l => l.IsInSource)
            ? call.Arguments.Length > 0 && scope.Reach.OfMethod(method, cancellation).IsRemote()
            : method.ContainingNamespace.IsWithin("System.Net") && scope.Targets.Of(method.ContainingNamespace) == Target.Remote;
        return sends && new Addresses(scope, cancellation).Of(call) == Target.AzureIdentity;
    }
}
