using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>The ways out of a turn.</summary>
/// <param name="Returns">Those that leave the function around the loop.</param>
/// <param name="Breaks">Those that leave the loop.</param>
/// <param name="Continues">Those that start the next turn.</param>
/// <param name="RunsOn">Whether the turn can also run to its end.</param>
internal sealed record TurnExits(
    IReadOnlyList<ReturnStatementSyntax> Returns, IReadOnlyList<BreakStatementSyntax> Breaks, IReadOnlyList<ContinueStatementSyntax> Continues, bool RunsOn)
{
    public bool ReturnsValue => Returns.Any(r => r.Expression is not null);

    public static Answer<TurnExits> Of(BlockSyntax body, SemanticModel model)
    {
        var flow = model.AnalyzeControlFlow(body)!;
        var all = flow.ExitPoints.AddRange(flow.ReturnStatements).Distinct().ToList();
        if (body.DescendantNodes().Any(n => n is LabeledStatementSyntax or GotoStatementSyntax or YieldStatementSyntax)
            || all.Any(j => j is not (ReturnStatementSyntax { Expression: not RefExpressionSyntax } or BreakStatementSyntax or ContinueStatementSyntax)))
        {
            return Refusal.UnusualJump;
        }

        var exits = new TurnExits(
            all.OfType<ReturnStatementSyntax>().ToList(), all.OfType<BreakStatementSyntax>().ToList(), all.OfType<ContinueStatementSyntax>().ToList(), flow.EndPointIsReachable);
        return exits.Returns.Count > 0 && exits.Breaks.Count > 0 ? Refusal.TwoWaysOut : exits;
    }
}
