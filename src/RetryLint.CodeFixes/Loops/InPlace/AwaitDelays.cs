using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>Waits for the delays that were only started.</summary>
/// <param name="Statements">The statements that start them.</param>
/// <param name="IsAwaited">Whether an await may stand there; otherwise the thread sleeps as long.</param>
/// <param name="LeavesContext">Whether awaits here do not come back to the caller's context.</param>
internal sealed record AwaitDelays(IReadOnlyList<StatementSyntax> Statements, bool IsAwaited, bool LeavesContext) : IInPlaceStep
{
    public string Title => IsAwaited ? "await the delay" : "wait until the delay is over";

    public static Answer<AwaitDelays> Plan(LoopSite site, SiteFacts facts)
    {
        var function = EnclosingFunction.Of(site.Statement, site.Model);
        var statements = facts.DroppedWaits.Select(w => w.Syntax.FirstAncestorOrSelf<StatementSyntax>()!).ToList();
        if (statements.Count == 0 || statements.Any(s => s is not ExpressionStatementSyntax))
        {
            return Refusal.DelayNotUnderstood;
        }

        if (statements.All(s => function.MayAwaitAt(s) && function.Owns(s)))
        {
            return new AwaitDelays(statements, true, EnclosingFunction.LeavesContextIn(site.Statement));
        }

        return !function.IsAsync && statements.All(function.Owns) && facts.DroppedWaits.All(w => w.Arguments.Length == 1)
            ? new AwaitDelays(statements, false, false)
            : Refusal.CannotAwait;
    }

    public void Write(InPlaceText text)
    {
        foreach (var statement in Statements)
        {
            var call = ((ExpressionStatementSyntax)statement).Expression is AssignmentExpressionSyntax { Right: var right } ? right : ((ExpressionStatementSyntax)statement).Expression;
            if (!IsAwaited)
            {
                var arguments = ((InvocationExpressionSyntax)call).ArgumentList;
                text.Edits.Replace(TextSpan.FromBounds(statement.SpanStart, arguments.SpanStart), text.Edits.Name(text.Types.Thread!) + ".Sleep");
                continue;
            }

            text.Edits.Replace(TextSpan.FromBounds(statement.SpanStart, call.SpanStart), "await ");
            if (LeavesContext)
            {
                text.Edits.Insert(call.Span.End, ".ConfigureAwait(false)");
            }
        }
    }
}
