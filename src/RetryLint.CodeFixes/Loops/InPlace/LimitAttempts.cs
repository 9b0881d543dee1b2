using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>Throws the last failure on, after everything that its clause does.</summary>
/// <param name="Clauses">The clauses through which failures come back.</param>
/// <param name="Delays">The waits, which the check comes before.</param>
/// <param name="Counter">What counts the failures.</param>
/// <param name="Attempts">How many attempts there are.</param>
/// <param name="IsFollowed">Whether another step adds a wait after the check.</param>
internal sealed record LimitAttempts(IReadOnlyList<CatchClauseSyntax> Clauses, IReadOnlyList<StatementSyntax> Delays, TurnCounter Counter, int Attempts, bool IsFollowed) : IInPlaceStep
{
    public string Title => $"limit to {Attempts} attempts in place";

    public static Answer<LimitAttempts> Plan(LoopSite site, SiteFacts facts, TurnCounter? counter, int attempts, bool isFollowed)
    {
        if (facts.Clauses.Count == 0)
        {
            return Refusal.NothingToThrow;
        }

        if (counter is null)
        {
            return Refusal.NoCounter;
        }

        var waits = facts.Waits.Select(w => w.Syntax.FirstAncestorOrSelf<StatementSyntax>()!).ToList();
        return facts.Clauses.Any(c => IsWithinOther(c, site)) ? Refusal.NestedTry
            : facts.Clauses.Any(c => Jumps.In(c, site).Any(j => j.FirstAncestorOrSelf<CatchClauseSyntax>() != c || !Jumps.HasRoom(j))) ? Refusal.ContinueInBranch
            : new LimitAttempts(facts.Clauses, waits, counter, attempts, isFollowed);
    }

    public void Write(InPlaceText text)
    {
        foreach (var clause in Clauses)
        {
            foreach (var jump in Jumps.In(clause, text.Site).Where(j => j != clause.Block.Statements.Last()))
            {
                text.BeforeJump(jump, StartOf(jump), Lines);
            }

            AtEnd(clause.Block, text);
        }
    }

    /// <summary>Would another clause of the same turn catch what this one throws?</summary>
    private static bool IsWithinOther(CatchClauseSyntax clause, LoopSite site) =>
        clause.Parent!.Ancestors().TakeWhile(a => a != site.Statement).Any(a => a is TryStatementSyntax { Catches.Count: > 0 } or CatchClauseSyntax);

    private void AtEnd(BlockSyntax block, InPlaceText text)
    {
        var last = block.Statements.LastOrDefault();
        var jump = last is ContinueStatementSyntax || last == text.Site.Place ? last : null;
        var index = block.Statements.Count - (jump is null ? 1 : 2);
        var delay = index >= 0 && Delays.Contains(block.Statements[index]) ? block.Statements[index] : null;
        if ((delay ?? jump) is { } next)
        {
            Before(StartOf(next), text);
        }
        else if (Jumps.EndLeadsOn((CatchClauseSyntax)block.Parent!, text.Site))
        {
            text.AppendTo(block, t => IsFollowed ? Lines(t).Append("") : Lines(t));
        }
    }

    private void Before(int position, InPlaceText text) => text.InsertBefore(position, Lines);

    private IEnumerable<string> Lines(InPlaceText text)
    {
        var name = Counter.Counting ?? Counter.Name;
        var condition = $"if ({name} >= {Attempts - 1 + Counter.First})";
        string[] opening = text.BracesEndLines ? [condition + " {"] : [condition, "{"];
        return opening.Concat([text.Layout.Unit + "throw;", "}"]);
    }

    /// <summary>Comments above a statement belong to it.</summary>
    private static int StartOf(StatementSyntax statement)
    {
        var comment = statement.GetLeadingTrivia().FirstOrDefault(t => t.ToString().TrimStart().StartsWith("/", StringComparison.Ordinal));
        return comment == default ? statement.SpanStart : comment.SpanStart;
    }
}
