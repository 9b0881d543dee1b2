using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Every jump that leaves the body of a loop; jumps of loops, switches and functions inside it do not.</summary>
internal sealed class LoopJumps
{
    private readonly ImmutableArray<SyntaxNode> all;
    private readonly bool attemptFallsThrough;
    private readonly bool hasLabels;

    private LoopJumps(BlockSyntax body, TryStatementSyntax @try, SemanticModel model)
    {
        var flow = model.AnalyzeControlFlow(body)!;
        all = flow.ExitPoints.AddRange(flow.ReturnStatements).Distinct().ToImmutableArray();
        attemptFallsThrough = model.AnalyzeControlFlow(@try.Block)!.EndPointIsReachable;
        hasLabels = body.DescendantNodes().Any(n => n is LabeledStatementSyntax or GotoStatementSyntax or YieldStatementSyntax);
    }

    public IReadOnlyList<ReturnStatementSyntax> Returns => all.OfType<ReturnStatementSyntax>().ToList();

    public IReadOnlyList<BreakStatementSyntax> Breaks => all.OfType<BreakStatementSyntax>().ToList();

    public IEnumerable<ContinueStatementSyntax> Continues => all.OfType<ContinueStatementSyntax>();

    public static LoopJumps Of(BlockSyntax body, TryStatementSyntax @try, SemanticModel model) => new(body, @try, model);

    /// <summary>Jumps that nothing in a lambda can stand for.</summary>
    public Refusal? RefuseLabels() =>
        hasLabels || all.Any(j => j is not (ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax)) ? Refusal.UnusualJump : null;

    public Refusal? Refuse(TryStatementSyntax @try, ContinueStatementSyntax? last)
    {
        if (RefuseLabels() is { } refusal)
        {
            return refusal;
        }

        if (attemptFallsThrough)
        {
            return Refusal.SuccessAfterTry;
        }

        return Continues.Any(c => c != last && @try.Block.Span.Contains(c.Span)) ? Refusal.AttemptContinues : null;
    }
}
