using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Recognition;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>What the recogniser knows of a site: the same facts that the report was made from.</summary>
internal sealed class SiteFacts
{
    private SiteFacts(TurnFacts turn) => Turn = turn;

    public TurnFacts Turn { get; }

    /// <summary>The clauses through which failures lead into the next turn, in the order of their text.</summary>
    public IReadOnlyList<CatchClauseSyntax> Clauses =>
        Turn.Paths.Clauses.Select(c => c.Syntax).OfType<CatchClauseSyntax>().OrderBy(c => c.SpanStart).ToList();

    /// <summary>The waits on the ways into the next turn that stand in the site itself.</summary>
    public IReadOnlyList<IInvocationOperation> Waits => Calls.Where(c => Analyzers.Facts.Waits.Is(c) && !Analyzers.Facts.Waits.IsDropped(c)).ToList();

    /// <summary>The calls there of the code's own methods that a wait is behind.</summary>
    public IReadOnlyList<IInvocationOperation> WaitingCalls =>
        Calls.Where(c => !Analyzers.Facts.Waits.Is(c) && !Turn.IsAttempt(c) && Turn.Scope.Callees.WaitBehind(c, Turn.Cancellation).Call is not null).ToList();

    /// <summary>The values that say how long those waits take, and those that are handed to a routine which waits so long.</summary>
    public IReadOnlyList<IOperation?> Durations => Waits.Select(Analyzers.Facts.Waits.Time)
        .Concat(Calls.Where(c => !Analyzers.Facts.Waits.Is(c) && !Turn.IsAttempt(c)).Select(Handed).Where(h => h is not null)).ToList();

    /// <summary>The delays that are started there and not awaited.</summary>
    public IReadOnlyList<IInvocationOperation> DroppedWaits => Calls.Where(c => Analyzers.Facts.Waits.Is(c) && Analyzers.Facts.Waits.IsDropped(c)).ToList();

    /// <summary>How those delays develop; null where there are none.</summary>
    public DelayShape? DroppedShape => DroppedWaits.Select(Analyzers.Facts.Waits.Time).OfType<IOperation>()
        .Select(t => (DelayShape?)new DelayExpressions(Turn).Of(t)).FirstOrDefault();

    /// <summary>How many times the code repeats; null where it does not say.</summary>
    public int? Retries => LimitFacts.Of(Turn) is { Kind: LimitKind.Count, Retries: { } retries } ? retries : null;

    private IEnumerable<IInvocationOperation> Calls => Turn.Paths.Failing.SelectMany(p => p.Steps)
        .Where(s => s.IsCall).Select(s => s.Operation).OfType<IInvocationOperation>()
        .Where(c => Turn.Turn.Root.Syntax.Span.Contains(c.Syntax.Span)).Distinct().OrderBy(c => c.Syntax.SpanStart);

    private IOperation? Handed(IInvocationOperation call) =>
        Turn.Scope.Callees.WaitBehind(call, Turn.Cancellation) is { Call: { } wait, Holder: { } holder } && holder == call
        && Analyzers.Facts.Waits.Time(wait) is IParameterReferenceOperation time
            ? call.Arguments.FirstOrDefault(a => a.Parameter is { } given && given.Ordinal == time.Parameter.Ordinal && given.Type.Name == time.Parameter.Type.Name)?.Value
            : null;

    public static SiteFacts? Of(LoopSite site)
    {
        var scope = new CompilationScope(site.Model.Compilation, site.Options);
        return TurnOf(site) is { } turn && FailurePaths.Find(turn, scope, site.Cancellation) is { } paths ? new SiteFacts(new TurnFacts(paths, scope, site.Cancellation)) : null;
    }

    private static RetryTurn? TurnOf(LoopSite site) => site.Model.GetOperation(site.Place, site.Cancellation) switch
    {
        ILoopOperation loop => RetryTurns.OfLoop(loop, site.Cancellation),
        IBranchOperation jump => RetryTurns.OfGoto(jump, site.Cancellation),
        IInvocationOperation call => RetryTurns.OfRecursion(call, site.Cancellation),
        _ => null,
    };
}
