using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Azure;

/// <summary>What an expression is made of that is to become the value of a static field.</summary>
/// <param name="After">The last own field that it reads: static fields are set in the order of the text.</param>
internal sealed record HoistedParts(FieldDeclarationSyntax? After)
{
    /// <summary>Null where it depends on its place: a variable, an instance, a call, a member that may change.</summary>
    public static HoistedParts? Of(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol owner, FoundSite site)
    {
        FieldDeclarationSyntax? last = null;
        foreach (var node in creation.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax or AnonymousFunctionExpressionSyntax or ThisExpressionSyntax or AwaitExpressionSyntax or QueryExpressionSyntax)
            {
                return null;
            }

            if (node is not SimpleNameSyntax name || site.Model.GetSymbolInfo(name, site.Cancellation).Symbol is not { } symbol || IsInitialized(name))
            {
                continue;
            }

            if (!IsConstant(symbol))
            {
                return null;
            }

            if (symbol is IFieldSymbol { IsConst: false } field && SymbolEqualityComparer.Default.Equals(field.ContainingType, owner))
            {
                if (Declaration(field, site) is not { } declaration || declaration.Parent != creation.FirstAncestorOrSelf<TypeDeclarationSyntax>())
                {
                    return null;
                }

                last = last is null || declaration.SpanStart > last.SpanStart ? declaration : last;
            }
        }

        return new HoistedParts(last);
    }

    /// <summary>A member that an object initialiser sets.</summary>
    private static bool IsInitialized(SimpleNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name;

    private static bool IsConstant(ISymbol symbol) => symbol switch
    {
        ITypeSymbol or INamespaceSymbol => true,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => true,
        IFieldSymbol field => field.IsConst || (field.IsStatic && field.IsReadOnly),
        IPropertySymbol { IsStatic: true, SetMethod: null } property => property.DeclaringSyntaxReferences.IsEmpty,
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => constructor.DeclaringSyntaxReferences.IsEmpty, // The name of a named argument.
        _ => false,
    };

    private static FieldDeclarationSyntax? Declaration(IFieldSymbol field, FoundSite site) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(site.Cancellation).FirstAncestorOrSelf<FieldDeclarationSyntax>();
}
