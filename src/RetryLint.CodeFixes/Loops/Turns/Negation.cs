using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>Writes the opposite of a condition as somebody would write it.</summary>
internal static class Negation
{
    private static readonly Dictionary<SyntaxKind, string> Opposites = new()
    {
        [SyntaxKind.EqualsExpression] = "!=",
        [SyntaxKind.NotEqualsExpression] = "==",
        [SyntaxKind.LessThanExpression] = ">=",
        [SyntaxKind.LessThanOrEqualExpression] = ">",
        [SyntaxKind.GreaterThanExpression] = "<=",
        [SyntaxKind.GreaterThanOrEqualExpression] = "<",
    };

    public static string Of(ExpressionSyntax condition, SemanticModel model) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Of(inner.Expression, model),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => Bare(operand),
        BinaryExpressionSyntax binary when Opposites.TryGetValue(binary.Kind(), out var opposite) && IsTotal(binary, model) => $"{binary.Left} {opposite} {binary.Right}",
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } test => $"{test.Expression} is not null",
        IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax => $"!{condition}",
        _ => $"!({condition})",
    };

    private static string Bare(ExpressionSyntax operand) => operand is ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax { RawKind: not (int)SyntaxKind.CoalesceExpression } inner }
        ? inner.ToString()
        : operand.ToString();

    /// <summary>Comparisons of null or of no number are all false, so that their opposites are not each other.</summary>
    private static bool IsTotal(BinaryExpressionSyntax binary, SemanticModel model) => binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
        || new[] { binary.Left, binary.Right }.All(s => model.GetTypeInfo(s).Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } or { Name: nameof(TimeSpan) or nameof(DateTime) });
}
