using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Turns the body of the loop into the lambda of one call, where it stands.</summary>
internal sealed class LambdaEmitter(PipelinePlan plan, string field, Edits edits, Layout layout)
{
    private readonly RetryLoop loop = plan.Loop;
    private readonly LambdaPlan lambda = plan.Lambda;

    public void Write()
    {
        var shape = new LambdaShape(loop, layout, plan.Site.Text);
        if (lambda.Declaration is { } declaration)
        {
            edits.Remove(TextSpan.FromBounds(declaration.SpanStart, loop.Statement.SpanStart));
        }

        foreach (var use in lambda.TokenUses.Where(u => !shape.Vanishes(u)))
        {
            edits.Replace(use.Span, lambda.Parameter);
        }

        foreach (var unneeded in loop.Limit.Declarations)
        {
            edits.RemoveStatement(unneeded);
        }

        if (shape.SingleExpression(lambda.Success) is { } expression)
        {
            edits.Replace(TextSpan.FromBounds(loop.Statement.SpanStart, expression.SpanStart), lambda.Opening(field) + " ");
            edits.Replace(TextSpan.FromBounds(expression.Span.End, loop.Statement.Span.End), Closing());
            WriteAround();
            return;
        }

        edits.Replace(loop.Head.Head, lambda.Opening(field));
        edits.Replace(loop.Head.Tail ?? new TextSpan(loop.Body.Span.End, 0), Closing());
        WriteExits(shape);
        WriteBody(shape);
        WriteAround();
    }

    /// <summary>What stands before the call, and what lets the code after it decide when the last attempt has failed.</summary>
    private void WriteAround()
    {
        var indent = layout.IndentAt(loop.Statement.SpanStart);
        var start = loop.Limit.Start is { } declaration ? declaration + layout.NewLine + indent : "";
        if (loop.Limit.FallsOut)
        {
            edits.Rewrite(loop.Statement.Span, call => start + string.Join(layout.NewLine + indent, new FallThrough(plan.Pipeline.Failures, edits, loop.Statement.SyntaxTree).Around(call, indent, layout)));
        }
        else if (start.Length > 0)
        {
            edits.Rewrite(loop.Statement.Span, call => start + call);
        }
    }

    private string Closing()
    {
        var indent = layout.IndentAt(loop.Statement.SpanStart);
        return lambda.Closing + (lambda.NeedsReturn ? $"{layout.NewLine}{indent}return;" : "");
    }

    private void WriteBody(LambdaShape shape)
    {
        if (shape.DropsTry)
        {
            shape.Unwrap(edits);
            return;
        }

        WriteCounting(shape);
        foreach (var clause in shape.Dropped)
        {
            edits.RemoveWithGap(clause.Syntax);
        }

        foreach (var clause in loop.Retried.Except(shape.Dropped))
        {
            new RethrowEmitter(edits, layout).Write(clause);
        }

        foreach (var statement in new StatementSyntax?[] { loop.SharedDelay?.Statement, loop.LastContinue }.OfType<StatementSyntax>())
        {
            edits.RemoveWithGap(statement);
        }
    }

    private void WriteCounting(LambdaShape shape)
    {
        var indent = layout.IndentAt(loop.Body.Statements[0].SpanStart);
        foreach (var step in loop.Limit.Steps)
        {
            edits.Insert(loop.Body.OpenBraceToken.Span.End, layout.NewLine + indent + step);
        }

        var gone = loop.Limit.Removed.Where(r => !shape.Vanishes(r) && !loop.Retried.Any(c => c.Delay?.Statement == r)).ToList();
        foreach (var statement in gone.Where(r => !gone.Any(o => o != r && o.Span.Contains(r.Span))))
        {
            edits.RemoveStatement(statement);
        }
    }

    private void WriteExits(LambdaShape shape)
    {
        foreach (var exit in loop.Exits.Breaks.Where(b => !shape.Vanishes(b)))
        {
            if (lambda.Success.Kind == SuccessKind.BreaksWithValue)
            {
                var value = lambda.Success.Values.Last(v => v.SpanStart < exit.SpanStart);
                edits.Replace(TextSpan.FromBounds(value.Parent!.SpanStart, value.SpanStart), "return ");
                edits.RemoveWithGap(exit);
            }
            else if (shape.EndsAttempt(exit))
            {
                edits.RemoveWithGap(exit);
            }
            else
            {
                edits.Replace(exit.BreakKeyword.Span, "return");
            }
        }

        foreach (var exit in loop.Exits.Returns.Where(r => r.Expression is null && shape.EndsAttempt(r)))
        {
            edits.RemoveWithGap(exit);
        }
    }
}
