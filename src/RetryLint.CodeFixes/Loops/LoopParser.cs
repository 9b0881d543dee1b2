using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Reads a loop into the fact that every plan starts from.</summary>
internal sealed class LoopParser
{
    private readonly LoopSite site;
    private readonly DelayParser delays;

    private LoopParser(LoopSite site)
    {
        this.site = site;
        delays = new DelayParser(site.Model, site.Cancellation);
    }

    public static Answer<RetryLoop> Parse(LoopSite site) => new LoopParser(site).Parse();

    private Answer<RetryLoop> Parse()
    {
        if (site.Place != site.Statement || site.Statement is CommonForEachStatementSyntax or GotoStatementSyntax)
        {
            return Refusal.NotALoop;
        }

        if (site.Statement.ContainsDiagnostics || site.Model.GetDiagnostics(site.Statement.Span, site.Cancellation).Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            return Refusal.BrokenCode;
        }

        if (site.Statement.DescendantTrivia().Any(t => t.IsDirective && t.SpanStart > site.Statement.SpanStart))
        {
            return Refusal.DirectiveInside;
        }

        if (LoopHead.OfEndless(site.Statement) is not { } head)
        {
            return Refusal.NotEndless;
        }

        return HasComment(head) ? Refusal.CommentInTheWay : head.Body is BlockSyntax body ? ParseBody(head, body) : Refusal.BodyWithoutBraces;
    }

    private Answer<RetryLoop> ParseBody(LoopHead head, BlockSyntax body)
    {
        var statements = body.Statements;
        if (statements.FirstOrDefault() is not TryStatementSyntax @try)
        {
            return Refusal.WorkOutsideTry;
        }

        var rest = statements.Skip(1).ToList();
        var sharedDelay = rest.Count > 0 ? delays.Parse(rest[0]) : null;
        var lastContinue = rest.LastOrDefault() as ContinueStatementSyntax;
        if (rest.Count != (sharedDelay is null ? 0 : 1) + (lastContinue is null ? 0 : 1))
        {
            return IsExit(rest.FirstOrDefault(s => delays.Parse(s) is null)) ? Refusal.SuccessAfterTry : Refusal.WorkOutsideTry;
        }

        if (@try.Finally is not null)
        {
            return Refusal.FinallyBlock;
        }

        var jumps = LoopJumps.Of(body, @try, site.Model);
        var clauses = @try.Catches.Select(c => new ClauseParser(site, delays, jumps).Parse(c)).ToList();
        if ((jumps.Refuse(@try, lastContinue) ?? clauses.Select(c => c.Refusal).FirstOrDefault(r => r is not null)) is { } refusal)
        {
            return refusal;
        }

        var exits = new LoopExits(jumps.Returns, jumps.Breaks);
        var loop = new RetryLoop(site.Statement, head, body, @try, [.. clauses.Select(c => c.Value!)], sharedDelay, lastContinue, exits);
        return loop.Retried.Any() ? loop : Refusal.NothingRetried;
    }

    private static bool IsExit(StatementSyntax? statement) => statement is ReturnStatementSyntax or BreakStatementSyntax;

    private bool HasComment(LoopHead head) => site.Statement.DescendantTrivia()
        .Where(t => head.Head.Contains(t.Span) || head.Tail?.Contains(t.Span) == true)
        .Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));
}
