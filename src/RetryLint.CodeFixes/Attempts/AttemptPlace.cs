using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Attempts;

/// <summary>Where an attempt starts: a block, or a lambda that gets one.</summary>
/// <param name="Block">The block; null where the lambda is only an expression.</param>
/// <param name="Lambda">The lambda whose expression becomes a block.</param>
/// <param name="Returned">The type that the lambda returns.</param>
internal sealed record AttemptPlace(BlockSyntax? Block, LambdaExpressionSyntax? Lambda, ITypeSymbol? Returned)
{
    public static AttemptPlace? Of(SyntaxNode retried, IReadOnlyList<SyntaxNode> uses, FoundSite site)
    {
        if (retried is LambdaExpressionSyntax { ExpressionBody: not null } lambda)
        {
            return new AttemptPlace(null, lambda, (site.Model.GetSymbolInfo(lambda, site.Cancellation).Symbol as IMethodSymbol)?.ReturnType);
        }

        var body = retried is AnonymousFunctionExpressionSyntax function ? function.Block : Body(retried) as BlockSyntax;
        var attempt = body?.Statements.OfType<TryStatementSyntax>().FirstOrDefault(t => uses.All(u => t.Block.Span.Contains(u.Span)))?.Block ?? body;
        return attempt is { Statements.Count: > 0 } ? new AttemptPlace(attempt, null, null) : null;
    }

    /// <summary>Writes statements at the start of the attempt.</summary>
    public void Write(IReadOnlyList<string> statements, Edits edits, Layout layout)
    {
        if (Lambda is { ExpressionBody: { } expression })
        {
            WriteBlock(Lambda, expression, statements, edits, layout);
            return;
        }

        var first = Block!.Statements[0];
        var isAlone = !layout.IsSameLine(Block.OpenBraceToken.SpanStart, first.SpanStart);
        var gap = isAlone ? layout.NewLine + layout.IndentAt(first.SpanStart) : " ";
        edits.Insert(Start(first), string.Concat(statements.Select(s => Indented(s, isAlone ? layout.IndentAt(first.SpanStart) : "", layout) + gap)));
    }

    private void WriteBlock(LambdaExpressionSyntax lambda, ExpressionSyntax expression, IReadOnlyList<string> statements, Edits edits, Layout layout)
    {
        var indent = layout.IndentAt(lambda.SpanStart);
        var isTask = Returned is { Name: "Task" or "ValueTask" };
        var becomesAsync = isTask && lambda.AsyncKeyword.IsKind(SyntaxKind.None);
        var isValue = isTask ? Returned is INamedTypeSymbol { Arity: 1 } : Returned?.SpecialType != SpecialType.System_Void;
        var last = $"{(isValue ? "return " : "")}{(becomesAsync ? "await " : "")}{expression};";
        var lines = statements.Select(s => Indented(s, indent + layout.Unit, layout)).Append(last).Select(l => indent + layout.Unit + l);
        var block = $"{layout.NewLine}{indent}{{{layout.NewLine}{string.Join(layout.NewLine, lines)}{layout.NewLine}{indent}}}";
        edits.Insert(lambda.SpanStart, becomesAsync ? "async " : "");
        edits.Replace(TextSpan.FromBounds(lambda.ArrowToken.Span.End, expression.Span.End), block);
    }

    /// <summary>A statement over several lines keeps its shape.</summary>
    private static string Indented(string statement, string indent, Layout layout) => statement.Replace(layout.NewLine, layout.NewLine + indent);

    private static int Start(StatementSyntax first)
    {
        var comment = first.GetLeadingTrivia().FirstOrDefault(t => t.ToString().TrimStart().StartsWith("/", StringComparison.Ordinal));
        return comment == default ? first.SpanStart : comment.SpanStart;
    }

    private static StatementSyntax? Body(SyntaxNode loop) => loop switch
    {
        WhileStatementSyntax @while => @while.Statement,
        DoStatementSyntax @do => @do.Statement,
        ForStatementSyntax @for => @for.Statement,
        CommonForEachStatementSyntax each => each.Statement,
        _ => null,
    };
}
