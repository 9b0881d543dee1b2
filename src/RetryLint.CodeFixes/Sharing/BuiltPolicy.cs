using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Sharing;

/// <summary>The expression that builds a policy or pipeline, and the variable that holds it.</summary>
internal sealed class BuiltPolicy
{
    private readonly FoundSite site;
    private readonly LocalDeclarationStatementSyntax? declaration;

    private BuiltPolicy(ExpressionSyntax expression, FoundSite site)
    {
        (Expression, this.site) = (expression, site);
        declaration = expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } local } } } ? local : null;
    }

    public ExpressionSyntax Expression { get; }

    public bool IsPipeline => site.Model.GetTypeInfo(Expression, site.Cancellation).Type.IsPipeline();

    /// <summary>What the field is named after: the variable, or the member around.</summary>
    public string Stem => declaration is not null ? declaration.Declaration.Variables[0].Identifier.ValueText.TrimStart('_') : MemberAround(Expression) + (IsPipeline ? "Pipeline" : "Policy");

    private ISymbol? Local => declaration is null ? null : site.Model.GetDeclaredSymbol(declaration.Declaration.Variables[0], site.Cancellation);

    /// <summary>The longest chain from the reported name that still is a policy or pipeline.</summary>
    public static BuiltPolicy? At(FoundSite site)
    {
        ExpressionSyntax? built = null;
        foreach (var current in site.Node.AncestorsAndSelf().OfType<ExpressionSyntax>().TakeWhile(e => IsChain(e, site)))
        {
            built = site.Model.GetTypeInfo(current, site.Cancellation).Type is { } type && (type.IsPipeline() || type.IsPolicy()) ? current : built;
        }

        return built is null or TypeSyntax ? null : new BuiltPolicy(built, site);
    }

    /// <summary>Is a builder reported that other statements go on with?</summary>
    public static bool IsBuilder(FoundSite site) => site.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not null;

    public string TypeText(Edits edits) => declaration is { Declaration.Type: { IsVar: false } stated } ? stated.ToString() : edits.Name(site.Model.GetTypeInfo(Expression, site.Cancellation).Type!);

    public SharingRefusal? Refuse()
    {
        var around = declaration is null ? [] : declaration.GetLeadingTrivia().Concat(declaration.GetTrailingTrivia());
        return Expression.DescendantTrivia().Any(t => t.IsDirective) || around.Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia)) ? SharingRefusal.CommentInTheWay
            : Expression.DescendantTokens().Any(t => t.Text.IndexOf('\n') >= 0) ? SharingRefusal.TextOverLines
            : null;
    }

    /// <summary>Names the field where the policy was built or used.</summary>
    public void Replace(string field, Edits edits)
    {
        if (declaration is null || Local is null)
        {
            edits.Replace(Expression.Span, field);
            return;
        }

        edits.RemoveStatement(declaration);
        foreach (var use in declaration.Parent!.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == Local.Name
            && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(n, site.Cancellation).Symbol, Local)))
        {
            edits.Replace(use.Span, field);
        }
    }

    private static bool IsChain(ExpressionSyntax expression, FoundSite site) => expression is SimpleNameSyntax or BaseObjectCreationExpressionSyntax
        || (expression is MemberAccessExpressionSyntax access && access.Expression.Span.Contains(site.Node.SpanStart))
        || (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } && receiver.Span.Contains(site.Node.SpanStart));

    public static string MemberAround(SyntaxNode place)
    {
        var name = place.Ancestors().Select(a => a switch
        {
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => null,
        }).FirstOrDefault(n => n is not null) ?? "Shared";
        return name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
    }
}

/// <summary>What policies and pipelines are told by.</summary>
internal static class PolicyTypes
{
    public static bool IsPipeline(this ITypeSymbol? type) => type.Is("Polly.ResiliencePipeline") || type.Is("Polly.ResiliencePipeline`1");

    public static bool IsPolicy(this ITypeSymbol? type) => type.Is("Polly.IsPolicy") || type?.AllInterfaces.Any(i => i.Is("Polly.IsPolicy")) == true;
}
