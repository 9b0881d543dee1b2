using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>
/// Where a local, parameter, field, property or method of the compilation is used. Looks for the name first, in the smallest
/// piece of code that can see it; only names that candidates carry are ever looked for.
/// </summary>
internal sealed class ReferenceFinder(Compilation compilation, SemanticModels models)
{
    private const int MostTrees = 16;
    private readonly ConcurrentDictionary<(SyntaxNode Scope, string Name), SimpleNameSyntax[]> names = new();
    private readonly ConcurrentDictionary<string, SyntaxTree[]> trees = new(StringComparer.Ordinal);

    public IEnumerable<IOperation> Of(ISymbol symbol, CancellationToken cancellation)
    {
        symbol = symbol.OriginalDefinition;
        foreach (var scope in Scopes(symbol, cancellation))
        {
            foreach (var name in Names(scope, symbol.Name))
            {
                if (Reference(name, cancellation) is { } reference && (IsSame(SymbolOf(reference), symbol) || IsPerhaps(reference, name, symbol, cancellation)))
                {
                    yield return reference;
                }
            }
        }
    }

    /// <summary>The method that a call means, or of those that it may mean the one of its own file.</summary>
    public IMethodSymbol? MethodOf(InvocationExpressionSyntax call, CancellationToken cancellation) => models.CandidatesOf(call.Expression, cancellation)
        .OfType<IMethodSymbol>()
        .FirstOrDefault(m => m.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == call.SyntaxTree));

    private bool IsPerhaps(IOperation reference, SimpleNameSyntax name, ISymbol symbol, CancellationToken cancellation) =>
        reference.Kind is OperationKind.None or OperationKind.Invalid
        && name.SyntaxTree == symbol.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree
        && models.CandidatesOf(name, cancellation).Any(c => IsSame(c, symbol));

    private static bool IsSame(ISymbol? one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one?.OriginalDefinition, other);

    private IEnumerable<SyntaxNode> Scopes(ISymbol symbol, CancellationToken cancellation)
    {
        if (symbol is ILocalSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction })
        {
            return Declarations(symbol, cancellation).Select(Member);
        }

        return symbol.DeclaredAccessibility == Accessibility.Private
            ? Declarations(symbol.ContainingType, cancellation)
            : trees.GetOrAdd(symbol.Name, TreesWith).Select(t => t.GetRoot(cancellation));
    }

    private static IEnumerable<SyntaxNode> Declarations(ISymbol symbol, CancellationToken cancellation) =>
        symbol.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation));

    private static SyntaxNode Member(SyntaxNode declaration) =>
        declaration.AncestorsAndSelf().FirstOrDefault(n => n is GlobalStatementSyntax) is { Parent: { } unit } ? unit
        : declaration.AncestorsAndSelf().FirstOrDefault(n => n is MemberDeclarationSyntax) ?? declaration;

    /// <summary>A name that hundreds of files use says nothing about one of them.</summary>
    private SyntaxTree[] TreesWith(string name)
    {
        var found = compilation.SyntaxTrees.Where(t => t.GetText().ToString().IndexOf(name, StringComparison.Ordinal) >= 0).Take(MostTrees + 1).ToArray();
        return found.Length > MostTrees ? [] : found;
    }

    private SimpleNameSyntax[] Names(SyntaxNode scope, string name) => names.GetOrAdd(
        (scope, name), key => key.Scope.DescendantNodes().OfType<SimpleNameSyntax>().Where(n => n.Identifier.ValueText == key.Name).ToArray());

    private IOperation? Reference(SimpleNameSyntax name, CancellationToken cancellation)
    {
        SyntaxNode node = name;
        while (node.Parent is MemberAccessExpressionSyntax access && access.Name == node
            || node.Parent is InvocationExpressionSyntax call && call.Expression == node
            || node.Parent is MemberBindingExpressionSyntax)
        {
            node = node.Parent;
        }

        return models.OperationOf(node, cancellation);
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IInvocationOperation call => call.TargetMethod.ReducedFrom ?? call.TargetMethod,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };
}
