using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// Which type of a well-known package a call must be about that does not bind. The receiver decides: what the chain of calls
/// starts with has a declared type, and where that one is missing too, its name and the namespaces opened in its file do.
/// Two candidates, or none, and the answer is that nobody knows.
/// </summary>
internal sealed class UnboundTypes(Compilation compilation)
{
    private const int MostSteps = 3;

    private static readonly string[] Wrappers = ["Task", "ValueTask", "Nullable", "Response", "Operation", "ArmOperation"];

    private readonly ConcurrentDictionary<SyntaxTree, string[]> opened = new();
    private readonly Lazy<string[]> openedEverywhere = new(() => GlobalUsings(compilation));

    /// <summary>The namespace of the type whose member is used here; null where it cannot be told.</summary>
    public string? NamespaceBehind(IOperation unbound, CancellationToken cancellation) =>
        unbound.SemanticModel is { } model ? OfChain(unbound.Syntax, model, MostSteps, cancellation) : null;

    /// <summary>The namespace of a type that does not bind, where its name stands; null where it cannot be told.</summary>
    public string? NamespaceOf(ITypeSymbol missing, SyntaxTree tree)
    {
        var written = missing.ToDisplayString();
        var dot = written.LastIndexOf('.');
        return dot > 0 ? written.Substring(0, dot) : OfName(missing.Name, tree);
    }

    /// <summary>
    /// What a chain of members and calls hangs on, past <c>this</c>: the outermost part that is about a known package. Parts that
    /// do not bind are passed over, and so are those that say nothing.
    /// </summary>
    private string? OfChain(SyntaxNode? syntax, SemanticModel model, int steps, CancellationToken cancellation)
    {
        for (var part = syntax; part is not null; part = Inner(part))
        {
            if (part is BaseObjectCreationExpressionSyntax)
            {
                return part is ObjectCreationExpressionSyntax { Type: var created } ? OfName(created, model.SyntaxTree) : null;
            }

            if (part is InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax && model.GetSymbolInfo(part, cancellation).Symbol is { } symbol
                && OfSymbol(symbol, model, steps, cancellation) is { } space)
            {
                return space;
            }

            if (part is SimpleNameSyntax name && model.GetSymbolInfo(part, cancellation).Symbol is null)
            {
                return OfName(name, model.SyntaxTree);
            }
        }

        return null;
    }

    private static SyntaxNode? Inner(SyntaxNode part) => part switch
    {
        AwaitExpressionSyntax { Expression: var inner } => inner,
        ParenthesizedExpressionSyntax { Expression: var inner } => inner,
        InvocationExpressionSyntax { Expression: var inner } => inner,
        PostfixUnaryExpressionSyntax { Operand: var inner } => inner,
        ConditionalAccessExpressionSyntax { Expression: var inner } => inner,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax, Name: var name } => name,
        MemberAccessExpressionSyntax { Expression: var inner } => inner,
        _ => null,
    };

    private string? OfSymbol(ISymbol symbol, SemanticModel model, int steps, CancellationToken cancellation)
    {
        var type = Carried(TypeOf(symbol));
        if (type is INamedTypeSymbol { TypeKind: not TypeKind.Error } bound)
        {
            return OfBound(bound, cancellation);
        }

        var declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        return declaration is null ? null
            : type is { TypeKind: TypeKind.Error, Name.Length: > 0 } missing && OfName(missing.Name, declaration.SyntaxTree) is { } named ? named
            : declaration is VariableDeclaratorSyntax { Initializer.Value: var value } && steps > 0 && declaration.SyntaxTree == model.SyntaxTree ? OfChain(value, model, steps - 1, cancellation)
            : null;
    }

    /// <summary>What a task, a response or a nullable value is about.</summary>
    private static ITypeSymbol? Carried(ITypeSymbol? type)
    {
        while (type is INamedTypeSymbol { TypeKind: not TypeKind.Error, TypeArguments: { Length: 1 } arguments } wrapper && Array.IndexOf(Wrappers, wrapper.Name) >= 0
            && (wrapper.ContainingNamespace.IsWithin("System") || wrapper.ContainingNamespace.IsWithin("Azure")))
        {
            type = arguments[0];
        }

        return type;
    }

    /// <summary>
    /// A type that is there while its member is not: the package of an extension method is missing, or a base class is. What
    /// extends a type of the framework may be about anything.
    /// </summary>
    private string? OfBound(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.DeclaringSyntaxReferences.Length == 0)
        {
            return type.ContainingNamespace.IsWithin("System") ? null : type.ContainingNamespace.ToDisplayString();
        }

        return type.BaseType is { TypeKind: TypeKind.Error }
            ? type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()
                .SelectMany(d => d.BaseList?.Types ?? default).Select(b => OfName(b.Type, b.SyntaxTree)).FirstOrDefault(n => n is not null)
            : type.BaseType is { SpecialType: SpecialType.None } inherited ? OfBound(inherited, cancellation) : null;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IPropertySymbol property => property.Type,
        IMethodSymbol method => method.ReturnType,
        ITypeSymbol type => type,
        _ => null,
    };

    private string? OfName(TypeSyntax type, SyntaxTree tree) =>
        (type is NullableTypeSyntax { ElementType: var inner } ? inner : type) is SimpleNameSyntax { Identifier.ValueText: var name } ? OfName(name, tree) : null;

    /// <summary>The one namespace that the file opens and that is known to declare a type of this name.</summary>
    private string? OfName(string name, SyntaxTree tree)
    {
        string? found = null;
        foreach (var space in opened.GetOrAdd(tree, Usings).Concat(openedEverywhere.Value))
        {
            if (KnownPackages.Declares(space, name) && space != found)
            {
                if (found is not null)
                {
                    return null;
                }

                found = space;
            }
        }

        return found;
    }

    /// <summary>The namespaces that a file opens, but for those whose types it gives names of its own to.</summary>
    private static string[] Usings(SyntaxTree tree)
    {
        var usings = tree.GetRoot().DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().ToList();
        var aliases = new HashSet<string?>(usings.Select(u => u.Alias?.Name.Identifier.ValueText).Where(a => a is not null));
        return usings.Where(IsPlain).Select(u => UnboundNames.Written(u.Name!)).Where(u => !aliases.Overlaps(KnownPackages.TypesOf(u))).ToArray();
    }

    private static string[] GlobalUsings(Compilation compilation) =>
        compilation.SyntaxTrees.SelectMany(t => t.GetRoot() is CompilationUnitSyntax unit ? unit.Usings : default)
            .Where(u => u.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) && IsPlain(u)).Select(u => UnboundNames.Written(u.Name!)).ToArray();

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive is { Alias: null, Name: not null } && !directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword);
}
