using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Artifacts;

/// <summary>Where an address stands: whether a call can stand there, and what must change around it first.</summary>
internal static class AddressPlace
{
    /// <summary>The static field or constant that holds nothing but the address; null where it stands in running code.</summary>
    public static FieldDeclarationSyntax? FieldOf(ExpressionSyntax expression) =>
        expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } } && (Has(field, SyntaxKind.ConstKeyword) || Has(field, SyntaxKind.StaticKeyword))
            ? field
            : null;

    public static ArtifactRefusal? Refusal(AddressSite site, CancellationToken cancellation)
    {
        var expression = site.Expression;
        if (FieldOf(expression) is { } field)
        {
            return OfField(site, field, cancellation);
        }

        return IsConstant(expression) ? ArtifactRefusal.ConstantNeeded : null;
    }

    private static ArtifactRefusal? OfField(AddressSite site, FieldDeclarationSyntax field, CancellationToken cancellation)
    {
        if (field.Modifiers.Any(m => m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.InternalKeyword) || m.IsKind(SyntaxKind.ProtectedKeyword))
            || field.Declaration.Variables.Count > 1 || (!Has(field, SyntaxKind.ConstKeyword) && !Has(field, SyntaxKind.ReadOnlyKeyword)))
        {
            return ArtifactRefusal.SharedField;
        }

        var symbol = site.Model.GetDeclaredSymbol(field.Declaration.Variables[0], cancellation);
        var type = field.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return symbol is null || type is null || type.Modifiers.Any(m => m.IsKind(SyntaxKind.PartialKeyword)) ? ArtifactRefusal.SharedField
            : UsesOf(symbol, type).Any(u => IsConstant(u) || IsByReference(u)) ? ArtifactRefusal.ConstantNeeded
            : null;
    }

    private static IEnumerable<ExpressionSyntax> UsesOf(ISymbol symbol, TypeDeclarationSyntax type) =>
        type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == symbol.Name);

    private static bool IsByReference(ExpressionSyntax use) => use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 };

    /// <summary>Must the expression be known to the compiler?</summary>
    private static bool IsConstant(ExpressionSyntax expression)
    {
        foreach (var outer in expression.Ancestors())
        {
            switch (outer)
            {
                case AttributeSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax or ParameterSyntax:
                    return true;
                case LocalDeclarationStatementSyntax local when local.Modifiers.Any(SyntaxKind.ConstKeyword):
                    return true;
                case FieldDeclarationSyntax field:
                    return Has(field, SyntaxKind.ConstKeyword);
                case StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool Has(FieldDeclarationSyntax field, SyntaxKind kind) => field.Modifiers.Any(kind);
}
