using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>
/// The base addresses that registrations give to HTTP clients: <c>AddHttpClient("x", c => …)</c>, <c>AddHttpClient&lt;T>(c => …)</c>
/// and what follows in their chains. Read by syntax, as a registration often does not bind: one missing type is enough.
/// </summary>
internal sealed class ClientRegistrations(CompilationScope scope)
{
    private const string Registers = "AddHttpClient";
    private const string Configures = "ConfigureHttpClient";
    private const string Library = "Microsoft.Extensions.DependencyInjection";

    private readonly Lazy<IReadOnlyList<Registration>> all = new(() => Read(scope));

    /// <summary>The addresses of the client that a factory makes by this name.</summary>
    public IReadOnlyList<IOperation> OfName(string name) => Addresses(all.Value.Where(r => r.Name == name));

    /// <summary>The addresses of the client that a type gets in its constructor.</summary>
    public IReadOnlyList<IOperation> OfType(INamedTypeSymbol type) =>
        Addresses(all.Value.Where(r => r.Types.Any(t => SymbolEqualityComparer.Default.Equals(t, type.OriginalDefinition))));

    private IReadOnlyList<IOperation> Addresses(IEnumerable<Registration> registrations) => registrations
        .SelectMany(r => Chain(r.Call)).SelectMany(c => c.ArgumentList.Arguments).Select(a => a.Expression).OfType<AnonymousFunctionExpressionSyntax>()
        .SelectMany(f => f.DescendantNodes()).OfType<AssignmentExpressionSyntax>()
        .Where(a => a.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "BaseAddress" })
        .Select(a => scope.Models.OperationOf(a.Right, CancellationToken.None)).OfType<IOperation>().ToList();

    private static IReadOnlyList<Registration> Read(CompilationScope scope) => scope.References.Named(Registers, CancellationToken.None)
        .Select(n => n.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Name == n ? Read(call, n, scope.Models.Of(n.SyntaxTree)) : null)
        .OfType<Registration>().ToList();

    private static Registration? Read(InvocationExpressionSyntax call, SimpleNameSyntax method, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is { } bound && !bound.ContainingNamespace.IsWithin(Library))
        {
            return null;
        }

        var types = method is GenericNameSyntax generic ? generic.TypeArgumentList.Arguments.Select(t => model.GetSymbolInfo(t).Symbol?.OriginalDefinition).ToList() : [];
        var name = call.ArgumentList.Arguments.Select(a => model.GetConstantValue(a.Expression).Value as string).FirstOrDefault(v => v is not null);
        return new Registration(call, name ?? types.FirstOrDefault()?.Name, types.OfType<ISymbol>().ToList());
    }

    /// <summary>The registration, and the calls on it that configure the client further.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Chain(InvocationExpressionSyntax registration)
    {
        yield return registration;
        for (var call = registration; call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access; call = next)
        {
            if (access.Name.Identifier.ValueText == Configures)
            {
                yield return next;
            }
        }
    }

    private sealed record Registration(InvocationExpressionSyntax Call, string? Name, IReadOnlyList<ISymbol> Types);
}
