using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops.Shapes;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.Removal;

/// <summary>Takes the loop away where the client that it calls retries by itself: what is left is the only attempt.</summary>
internal sealed class RemovalFix : ILoopFix
{
    public const string Key = "RetryLint.LeaveToClient";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Leave the retries to clients that retry themselves";

    public Answer<ILoopPlan> Plan(LoopSite site)
    {
        if (LoopShape.Of(site.Statement) is not { } shape || site.Place != site.Statement)
        {
            return Refusal.NotALoop;
        }

        return site.Statement.ContainsDiagnostics ? Refusal.BrokenCode
            : site.Statement.DescendantTrivia().Any(t => t.IsDirective && t.SpanStart > site.Statement.SpanStart) ? Refusal.DirectiveInside
            : site.Facts is not { } facts ? Refusal.NotARetry
            : shape.Body is not BlockSyntax body ? Refusal.BodyWithoutBraces
            : new RemovalPlanner(site, facts, shape, body).Plan();
    }
}

/// <summary>What the single attempt is written from.</summary>
/// <param name="By">Who retries from now on.</param>
/// <param name="Try">The attempt.</param>
/// <param name="Clauses">What becomes of its clauses.</param>
/// <param name="Exit">The jump out of the loop at the end of the attempt, which says nothing any more.</param>
/// <param name="Unneeded">Declarations before the loop that nothing needs any more.</param>
internal sealed record RemovalPlan(
    LoopSite Site, string By, TryStatementSyntax Try, IReadOnlyList<LastClause> Clauses, StatementSyntax? Exit, IReadOnlyList<StatementSyntax> Unneeded) : ILoopPlan
{
    public string Title => $"Leave the retries to {By}";

    public Edits Emit() => new RemovalEmitter(this).Emit();
}
