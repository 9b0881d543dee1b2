using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>Waits before the next attempt where the code does not: longer each time, spread by chance.</summary>
/// <param name="Clauses">The clauses at whose end it waits; empty where it waits at the end of the turn.</param>
internal sealed record AddWaits(IReadOnlyList<CatchClauseSyntax> Clauses, BlockSyntax? Turn, TurnCounter Counter, int Doublings, bool IsLimited, AddedWait Wait) : IInPlaceStep
{
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(1);

    public string Title => "wait before the next attempt";

    public static Answer<AddWaits> Plan(LoopSite site, SiteFacts facts, Symbols.FixTypes types, TurnCounter? counter, int? retries)
    {
        if (counter is null)
        {
            return Refusal.NoCounter;
        }

        var function = EnclosingFunction.Of(site.Statement, site.Model);
        var isAwaited = function.MayAwaitAt(site.Statement);
        if (function.IsAsync && !isAwaited)
        {
            return Refusal.CannotAwait;
        }

        var doublings = Pace.Doublings(Base, retries, site.Limits);
        var wait = new AddedWait(isAwaited ? types.Task! : types.Thread!, isAwaited, EnclosingFunction.LeavesContextIn(site.Statement), OuterToken.In(site).Text);
        var isLimited = retries is { } count && count <= doublings;
        if (doublings == 0)
        {
            return Refusal.LimitsTooTight;
        }

        var turn = facts.Clauses.Count > 0 ? null : TurnOf(site);
        if (facts.Clauses.Count == 0 && (turn is null || turn.Statements.Count == 0))
        {
            return Refusal.BodyWithoutBraces;
        }

        return facts.Clauses.Any(c => HasOtherWayInto(c, site)) ? Refusal.ContinueInBranch : new AddWaits(facts.Clauses, turn, counter, doublings, isLimited, wait);
    }

    public void Write(InPlaceText text)
    {
        foreach (var clause in Clauses)
        {
            var jumps = Jumps.In(clause, text.Site).ToList();
            foreach (var jump in jumps)
            {
                text.BeforeJump(jump, jump.SpanStart, t => [Statement(t)]);
            }

            if (Jumps.EndLeadsOn(clause, text.Site))
            {
                text.AppendTo(clause.Block, t => [Statement(t)]);
            }
        }

        if (Turn is { } turn)
        {
            WriteAtEnd(turn, text);
        }
    }

    private void WriteAtEnd(BlockSyntax turn, InPlaceText text)
    {
        if (turn.Statements.LastOrDefault() is { } last && (last is ContinueStatementSyntax || last == text.Site.Place))
        {
            text.InsertBefore(last.SpanStart, t => [Statement(t)]);
        }
        else
        {
            text.AppendTo(turn, t => [Statement(t)]);
        }
    }

    private static BlockSyntax? TurnOf(LoopSite site) => site.Place switch
    {
        WhileStatementSyntax loop => loop.Statement as BlockSyntax,
        ForStatementSyntax loop => loop.Statement as BlockSyntax,
        DoStatementSyntax loop => loop.Statement as BlockSyntax,
        _ => null,
    };

    /// <summary>A way into the next turn that no wait can be put before, or that other ways than those of the clause share.</summary>
    private static bool HasOtherWayInto(CatchClauseSyntax clause, LoopSite site)
    {
        var jumps = Jumps.In(clause, site).ToList();
        return jumps.Any(j => !Jumps.HasRoom(j)) || (jumps.Count == 0 && !Jumps.EndLeadsOn(clause, site));
    }

    private string Statement(InPlaceText text)
    {
        var power = Counter.Waits(Doublings, IsLimited ? "" : text.Edits.Name(text.Types.Math!), IsLimited);
        var duration = $"{text.Chance("500", "1000")} << {power}";
        var token = Wait.Token is null ? "" : ", " + Wait.Token;
        return Wait.IsAwaited
            ? $"await {text.Edits.Name(Wait.Type)}.Delay({duration}{token}){(Wait.LeavesContext ? ".ConfigureAwait(false)" : "")};"
            : $"{text.Edits.Name(Wait.Type)}.Sleep({duration});";
    }
}
