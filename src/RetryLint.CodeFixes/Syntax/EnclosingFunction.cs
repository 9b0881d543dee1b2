using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>The method, accessor, local function or lambda that a statement belongs to.</summary>
/// <param name="Node">Its declaration; the compilation unit for top-level statements.</param>
/// <param name="Symbol">Its symbol.</param>
internal sealed record EnclosingFunction(SyntaxNode Node, IMethodSymbol? Symbol)
{
    public bool IsAsync => Symbol?.IsAsync == true;

    /// <summary>The type of the values that it returns; what an asynchronous one promises.</summary>
    public ITypeSymbol? ResultType => !IsAsync ? Symbol?.ReturnType : (Symbol?.ReturnType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();

    public static EnclosingFunction Of(SyntaxNode statement, SemanticModel model)
    {
        var node = statement.Ancestors().First(a => a is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
            or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);
        var symbol = node is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(node).Symbol : model.GetDeclaredSymbol(node);
        return new EnclosingFunction(node, symbol as IMethodSymbol);
    }

    /// <summary>Is the node part of this function itself, not of one inside it?</summary>
    public bool Owns(SyntaxNode node) => node.Ancestors().First(a => a == Node || a is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) == Node;

    /// <summary>May an await stand here?</summary>
    public bool MayAwaitAt(SyntaxNode node) => IsAsync
        && !node.Ancestors().TakeWhile(a => a != Node).Any(a => a.IsKind(SyntaxKind.LockStatement) || a.IsKind(SyntaxKind.UnsafeStatement) || a.IsKind(SyntaxKind.FixedStatement));

    /// <summary>The awaits of this function within a node.</summary>
    public bool AwaitsIn(SyntaxNode node) => node.DescendantNodesAndSelf().Where(Owns).Any(n => n is AwaitExpressionSyntax
        or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 }
        or UsingStatementSyntax { AwaitKeyword.RawKind: not 0 }
        or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 });

    /// <summary>Does other code of this function follow the statement?</summary>
    public bool GoesOnAfter(StatementSyntax statement)
    {
        for (SyntaxNode node = statement; node != Node; node = node.Parent!)
        {
            if (node.Parent is BlockSyntax block && block.Statements.SkipWhile(s => s != node).Skip(1).Any(s => s is not LocalFunctionStatementSyntax))
            {
                return true;
            }

            if (node.Parent is SwitchSectionSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or LabeledStatementSyntax)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Do awaits within the node leave the caller's context?</summary>
    public static bool LeavesContextIn(SyntaxNode node) => node.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(i =>
        i.Parent is AwaitExpressionSyntax && i.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
        && i.ArgumentList.Arguments.Count == 1 && i.ArgumentList.Arguments[0].Expression.IsKind(SyntaxKind.FalseLiteralExpression));
}
