using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Loops.InPlace;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>Turns the body of the loop into the function that one call repeats, where it stands.</summary>
internal sealed class TurnEmitter(TurnPlan plan, string field, InPlaceText text)
{
    private readonly TurnLoop loop = plan.Loop;
    private readonly TurnCall call = plan.Call;
    private readonly Edits edits = text.Edits;
    private readonly Layout layout = text.Layout;

    private string Again => loop.Tests.AreAskedLast && loop.Tests.Parts.Count > 0 ? $"return {loop.Tests.IsOver(plan.Site.Model)};" : "return false;";

    private bool SaysWhatThen => loop.FallsOut && loop.Exits.Returns.Count > 0 && (call.Result is not null || call.GoesOn);

    public void Write()
    {
        foreach (var use in call.TokenUses)
        {
            edits.Replace(use.Span, call.Parameter);
        }

        WriteExits();
        foreach (var statement in loop.Removed.Where(r => !loop.Removed.Any(o => o != r && o.Span.Contains(r.Span))).Concat(loop.Declarations))
        {
            edits.RemoveStatement(statement);
        }

        WriteStart();
        WriteEnd();
        WriteCall();
    }

    private void WriteCall()
    {
        var indent = layout.IndentAt(plan.Site.Statement.SpanStart);
        var before = new[] { loop.FirstWait, loop.Counters.Start, call.Result?.Declaration }.OfType<string>().Select(d => d + layout.NewLine + indent);
        edits.Replace(loop.Shape.Head, string.Concat(before) + (SaysWhatThen ? $"var {call.Over} = " : "") + call.Opening(field));
        edits.Replace(loop.Shape.Tail ?? new TextSpan(loop.Body.Span.End, 0), call.Closing + After(indent));
    }

    /// <summary>What leaves the function where the turn did.</summary>
    private string After(string indent)
    {
        var leaves = call.Result is { } result ? $"return {result.Name};" : "return;";
        return SaysWhatThen ? Join(indent, Block($"if ({call.Over})", leaves))
            : call.Result is not null || (loop.Exits.Returns.Count > 0 && call.GoesOn) ? layout.NewLine + indent + leaves
            : "";
    }

    private void WriteStart()
    {
        var lines = loop.Counters.Steps.Concat(loop.Tests is { AreAskedFirst: true, Parts.Count: > 0 } ? Block($"if ({loop.Tests.IsOver(plan.Site.Model)})", "return true;").Append("") : []).ToList();
        if (lines.Count > 0)
        {
            edits.Insert(loop.Body.OpenBraceToken.Span.End, Join(layout.IndentAt(loop.Body.Statements[0].SpanStart), lines));
        }
    }

    private void WriteEnd()
    {
        if (!loop.Exits.RunsOn)
        {
            return;
        }

        var (outer, end) = (layout.IndentAt(loop.Body.CloseBraceToken.SpanStart), loop.Body.CloseBraceToken.SpanStart);
        if (layout.IndentAt(end).Length != end - layout.StartOfLine(end))
        {
            edits.Insert(end, string.Join(" ", loop.Counters.LastSteps.Append(Again)) + " ");
            return;
        }

        var isAlone = loop.Body.Statements.All(s => loop.Removed.Contains(s));
        var lines = loop.Counters.LastSteps.Append(Again).Select(l => outer + layout.Unit + l + layout.NewLine);
        edits.Insert(end - outer.Length, (isAlone ? "" : layout.NewLine) + string.Concat(lines));
    }

    private void WriteExits()
    {
        foreach (var exit in loop.Exits.Breaks)
        {
            edits.Replace(exit.Span, "return true;");
        }

        foreach (var exit in loop.Exits.Continues)
        {
            edits.Replace(exit.Span, Again);
        }

        foreach (var exit in loop.Exits.Returns)
        {
            WriteReturn(exit);
        }
    }

    private void WriteReturn(ReturnStatementSyntax exit)
    {
        if (exit.Expression is null)
        {
            edits.Replace(exit.Span, "return true;");
            return;
        }

        var isOneOfMany = exit.Parent is BlockSyntax or SwitchSectionSyntax;
        var indent = layout.IndentAt(exit.SpanStart);
        edits.Replace(TextSpan.FromBounds(exit.SpanStart, exit.Expression.SpanStart), (isOneOfMany ? "" : "{ ") + call.Result!.Name + " = ");
        var isOnOwnLine = exit.Parent is not BlockSyntax block || !layout.IsSameLine(block.OpenBraceToken.SpanStart, exit.SpanStart);
        edits.Insert(exit.Span.End, !isOneOfMany ? " return true; }" : isOnOwnLine ? layout.NewLine + indent + "return true;" : " return true;");
    }

    private IEnumerable<string> Block(string head, string statement) =>
        text.BracesEndLines ? [head + " {", layout.Unit + statement, "}"] : [head, "{", layout.Unit + statement, "}"];

    private string Join(string indent, IEnumerable<string> lines) => string.Concat(lines.Select(l => layout.NewLine + (l.Length == 0 ? "" : indent + l)));
}
