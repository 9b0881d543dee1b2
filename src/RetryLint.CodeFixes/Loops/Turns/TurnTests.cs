using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops.Shapes;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>What the head of a loop asks, apart from the number of attempts.</summary>
/// <param name="Parts">The conditions that must all hold for another turn.</param>
/// <param name="AreAskedFirst">Whether they may say no before the first turn.</param>
/// <param name="AreAskedLast">Whether a turn may change the answer.</param>
internal sealed record TurnTests(IReadOnlyList<ExpressionSyntax> Parts, bool AreAskedFirst, bool AreAskedLast)
{
    public bool AskForCancellation => Parts.Any(p => p.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(n => n.Identifier.ValueText == "IsCancellationRequested"));

    /// <summary>That the loop is over.</summary>
    public string IsOver(SemanticModel model) => string.Join(" || ", Parts.Select(p => Negation.Of(p, model)));

    public static Answer<TurnTests> Of(LoopShape shape, BlockSyntax body, Counted counted, bool isCounted, LoopSite site)
    {
        var parts = shape.Tests.Where(t => !isCounted || counted.ComparedIn(t) is null).ToList();
        if (parts.Any(p => p.DescendantNodesAndSelf().Any(n => n is InvocationExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax or DeclarationPatternSyntax
            || n.IsKind(SyntaxKind.PreIncrementExpression) || n.IsKind(SyntaxKind.PreDecrementExpression))))
        {
            return Refusal.NotEndless;
        }

        var written = site.Model.AnalyzeDataFlow(body)!.WrittenInside.Select(v => v.Name)
            .Concat(body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(a => (a.Left as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? a.Left.ToString()));
        var names = new HashSet<string>(parts.SelectMany(p => p.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>().Select(n => n.Identifier.ValueText), StringComparer.Ordinal);
        var isFirst = site.Statement is not DoStatementSyntax && !parts.All(p => HoldsAtFirst(p, site));
        return new TurnTests(parts, isFirst, written.Any(names.Contains) || site.Statement is DoStatementSyntax);
    }

    /// <summary>Does a statement right before the loop see to it that the condition holds?</summary>
    private static bool HoldsAtFirst(ExpressionSyntax test, LoopSite site)
    {
        var (variable, value) = test switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: IdentifierNameSyntax flag } => (flag, SyntaxKind.FalseLiteralExpression),
            IdentifierNameSyntax flag => (flag, SyntaxKind.TrueLiteralExpression),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Left: IdentifierNameSyntax name, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } =>
                (name, SyntaxKind.NullLiteralExpression),
            IsPatternExpressionSyntax { Expression: IdentifierNameSyntax name, Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } => (name, SyntaxKind.NullLiteralExpression),
            _ => ((IdentifierNameSyntax?)null, SyntaxKind.None),
        };
        return variable is not null && site.Model.GetSymbolInfo(variable, site.Cancellation).Symbol is ILocalSymbol && IsSetBefore(variable.Identifier.ValueText, value, site.Statement);
    }

    private static bool IsSetBefore(string variable, SyntaxKind value, StatementSyntax loop)
    {
        var before = loop.Parent is BlockSyntax block ? block.Statements.TakeWhile(s => s != loop).Reverse() : [];
        foreach (var statement in before.Where(s => s.DescendantTokens().Any(t => t.ValueText == variable)))
        {
            return statement switch
            {
                LocalDeclarationStatementSyntax declaration => declaration.Declaration.Variables.Any(v => v.Identifier.ValueText == variable && v.Initializer?.Value.IsKind(value) == true),
                ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax } assignment } => assignment.Right.IsKind(value),
                _ => false,
            };
        }

        return false;
    }
}
