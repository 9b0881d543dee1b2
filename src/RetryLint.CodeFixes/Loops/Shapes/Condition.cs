using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops.Shapes;

/// <summary>Takes conditions apart.</summary>
internal static class Condition
{
    /// <summary>The parts that all have to hold.</summary>
    public static IReadOnlyList<ExpressionSyntax> Parts(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Parts(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => [.. Parts(both.Left), .. Parts(both.Right)],
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } => [],
        _ => [condition],
    };

    /// <summary>Whether a comparison of a counter with a constant holds where the counter has this value; null where that cannot be told.</summary>
    public static bool? HoldsAt(ExpressionSyntax test, ISymbol counter, int value, SemanticModel model)
    {
        if (test is not BinaryExpressionSyntax binary || Value(binary.Left, counter, value, model) is not { } left || Value(binary.Right, counter, value, model) is not { } right)
        {
            return null;
        }

        return binary.Kind() switch
        {
            SyntaxKind.LessThanExpression => left < right,
            SyntaxKind.LessThanOrEqualExpression => left <= right,
            SyntaxKind.GreaterThanExpression => left > right,
            SyntaxKind.GreaterThanOrEqualExpression => left >= right,
            SyntaxKind.EqualsExpression => left == right,
            SyntaxKind.NotEqualsExpression => left != right,
            _ => null,
        };
    }

    private static int? Value(ExpressionSyntax side, ISymbol counter, int value, SemanticModel model)
    {
        if (model.GetConstantValue(side) is { HasValue: true, Value: int constant })
        {
            return constant;
        }

        return side switch
        {
            ParenthesizedExpressionSyntax inner => Value(inner.Expression, counter, value, model),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Value(sum.Left, counter, value, model) + Value(sum.Right, counter, value, model),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference => Value(difference.Left, counter, value, model) - Value(difference.Right, counter, value, model),
            IdentifierNameSyntax name => OfSymbol(model.GetSymbolInfo(name).Symbol, counter, value, model),
            _ => null,
        };
    }

    private static int? OfSymbol(ISymbol? symbol, ISymbol counter, int value, SemanticModel model) =>
        SymbolEqualityComparer.Default.Equals(symbol, counter) ? value
        : symbol is ILocalSymbol local && local.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } start } declarator
            && !IsChanged(local, declarator) ? model.GetConstantValue(start).Value as int?
        : null;

    private static bool IsChanged(ILocalSymbol local, SyntaxNode declarator) =>
        declarator.FirstAncestorOrSelf<BlockSyntax>() is not { } block || block.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == local.Name
            && (n.Parent is PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
                || (n.Parent is AssignmentExpressionSyntax assignment && assignment.Left == n)));
}
