using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops.Shapes;
using RetryLint.CodeFixes.Loops.Turns;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Replaces the loop by a call through a Polly pipeline.</summary>
internal sealed class PipelineFix : ILoopFix
{
    public const string Key = "RetryLint.Pipeline";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Retry with Polly pipelines";

    public Answer<ILoopPlan> Plan(LoopSite site)
    {
        if (site.Place is GotoStatementSyntax)
        {
            return PlanLabelled(site);
        }

        var types = new FixTypes(site.Model.Compilation);
        if (types.Polly is not { } polly)
        {
            return Refusal.NoPolly;
        }

        var plan = PlanFailures(site, types, polly);
        return plan.Refusal is { } refusal && MayBeTurn(refusal) ? OrTurn(refusal, TurnPlanner.Plan(site, types, polly)) : plan;
    }

    /// <summary>A jump back to a label is read as the loop that it is.</summary>
    private Answer<ILoopPlan> PlanLabelled(LoopSite site)
    {
        var labelled = LabelledRetry.Of(site);
        if (labelled.Value is not { } retry)
        {
            return labelled.Refusal!.Value;
        }

        var plan = Plan(retry.Loop);
        return plan.Value is { } found ? new LabelledPlan(found, retry, site) : plan.Refusal!.Value;
    }

    /// <summary>A pipeline that repeats attempts which throw.</summary>
    private static Answer<ILoopPlan> PlanFailures(LoopSite site, FixTypes types, PollyTypes polly)
    {
        var plain = LoopParser.Parse(site);
        var parsed = plain.Refusal is { } refusal && MayHaveShape(refusal) ? ShapeParser.Parse(site) : plain;
        return parsed.Value is { } loop ? new PipelinePlanner(site, loop, types, polly).Plan() : parsed.Refusal!.Value;
    }

    /// <summary>Where a turn is out of question, the reason against throwing says more.</summary>
    private static Answer<ILoopPlan> OrTurn(Refusal refusal, Answer<ILoopPlan> turn) => turn.Refusal is Refusal.NothingToThrow or Refusal.NotARetry ? refusal : turn;

    /// <summary>May the turn say itself whether it is over, in place of throwing?</summary>
    private static bool MayBeTurn(Refusal refusal) => refusal is Refusal.NotEndless or Refusal.WorkOutsideTry or Refusal.FinallyBlock or Refusal.SuccessAfterTry or Refusal.AttemptContinues
        or Refusal.DelayNotUnderstood or Refusal.DelaysDiffer or Refusal.ContinueInBranch or Refusal.ConditionalRethrow or Refusal.ThrowsWhatItRetries or Refusal.FilterReadsState
        or Refusal.TypeParameterCaught or Refusal.SeveralTokens or Refusal.TokenIsMember or Refusal.ResultTested or Refusal.LimitNotConstant or Refusal.ValuesFlowOut;

    /// <summary>Is the loop refused for its shape, and not for what it means?</summary>
    private static bool MayHaveShape(Refusal refusal) => refusal is Refusal.NotEndless or Refusal.WorkOutsideTry or Refusal.FinallyBlock or Refusal.SuccessAfterTry
        or Refusal.DelayNotUnderstood or Refusal.ContinueInBranch;
}

/// <summary>Decides everything about one pipeline before anything is written.</summary>
internal sealed class PipelinePlanner(LoopSite site, RetryLoop loop, FixTypes types, PollyTypes polly)
{
    public static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);
    private readonly EnclosingFunction function = EnclosingFunction.Of(loop.Statement, site.Model);
    private readonly OuterToken token = OuterToken.In(site);
    private readonly GuardedStyle? guarded = GuardedStyle.Of(site, types);

    public Answer<ILoopPlan> Plan()
    {
        if ((SiteRules.Refuse(site, loop, hasBudget: guarded is not null) ?? RefuseSurroundings() ?? RefuseDelays()) is { } refusal)
        {
            return refusal;
        }

        var (success, home) = (Success.Of(loop, site), PipelineHome.Of(site));
        if ((success.Refusal ?? home.Refusal ?? RefuseCode(success.Value!)) is { } unfit)
        {
            return unfit;
        }

        var numbers = RetryNumbers.ForPipeline(loop.Delays.FirstOrDefault()?.Value ?? loop.Limit.Base, site.Limits, loop.Limit.Retries, guarded is not null);
        var limit = LoweredLimit.Of(numbers, loop.Limit.IsExact, loop.Limit.Retries, site, IsGone);
        return limit.Value is { } lowered ? Plan(success.Value!, home.Value!, lowered.Numbers) with { Lowered = lowered.Clamp } : limit.Refusal!.Value;
    }

    private PipelinePlan Plan(Success success, PipelineHome home, RetryNumbers numbers)
    {
        var isAsync = function.AwaitsIn(loop.Body);
        var uses = token.Uses.Where(u => !loop.Delays.Any(d => d.Statement.Span.Contains(u.Span)) && !loop.Limit.Removed.Any(r => r.Span.Contains(u.Span))).ToList();
        var isUnlimited = site.Findings.Contains(RuleIds.UnboundedRetry) || site.Findings.Contains(RuleIds.CancellationOnlyRetry);
        var isTimed = isUnlimited && (isAsync || uses.Count > 0) && site.Limits.MaxTotalTime >= ShortestTimeout;
        var names = new FreshNames(site.Model, loop.Statement);
        var lambda = new LambdaPlan(
            success,
            isAsync,
            success.TypeToState(function, site.Model)?.ToMinimalDisplayString(site.Model, loop.Statement.SpanStart, TypeText.Format),
            token.Text,
            uses.Count > 0 ? names.Local("token", "attemptToken") : names.Local("_", "token"),
            uses,
            success.DeclarationBefore(loop.Statement),
            EnclosingFunction.LeavesContextIn(loop.Statement),
            function.GoesOnAfter(loop.Statement));
        var failures = loop.Retried.Select(c => HandledFailure.Of(c, loop, types, site.Model)).ToList();
        var pipeline = new PipelineText(numbers, failures, isTimed ? site.Limits.MaxTotalTime : null, DelayText(), types, polly, site.Model.SyntaxTree)
        {
            Guarded = guarded,
            IsNumber = loop.Delays.FirstOrDefault()?.IsTimeSpan == false,
        };
        return new PipelinePlan(site, loop, home, lambda, pipeline);
    }

    private Refusal? RefuseSurroundings()
    {
        if (NameClash.IsIn(site, [polly.Pipeline.ContainingNamespace, guarded?.Types.Options.ContainingNamespace ?? polly.RetryOptions.ContainingNamespace]))
        {
            return Refusal.NameClash;
        }

        return token.IsSeveral ? Refusal.SeveralTokens : token.IsMember ? Refusal.TokenIsMember : null;
    }

    private Refusal? RefuseDelays()
    {
        if (loop.Limit != LoopLimit.None)
        {
            return null;
        }

        var delays = loop.Delays.ToList();
        if (delays.Any(d => d.Value is null))
        {
            return Refusal.DelayNotConstant;
        }

        var own = loop.Retried.Count(c => c.Delay is not null);
        var isPartial = own > 0 && (own < loop.Retried.Count() || loop.SharedDelay is not null);
        return isPartial || delays.Select(d => d.Value).Distinct().Count() > 1 ? Refusal.DelaysDiffer : null;
    }

    private Refusal? RefuseCode(Success success)
    {
        var failures = loop.Retried.Select(c => HandledFailure.Of(c, loop, types, site.Model)).ToList();
        if ((new FailureRules(site, loop).Refuse(failures) ?? new LambdaRules(site, loop.Body, function).Refuse(success.Kind is SuccessKind.Breaks or SuccessKind.BreaksWithValue)) is { } refusal)
        {
            return refusal;
        }

        if (function.AwaitsIn(loop.Body) && !function.AwaitsIn(loop.Try.Block) && !loop.Clauses.Any(c => c.Kept.Any(function.AwaitsIn)))
        {
            return Refusal.AttemptDoesNotAwait;
        }

        if (loop.Limit.FallsOut && loop.Statement.DescendantTokens().Any(t => t.Text.IndexOf('\n') >= 0))
        {
            // The text cannot be indented; a turn stays where it is.
            return Refusal.NotEndless;
        }

        if (success.Kind == SuccessKind.ReturnsValue && !loop.Limit.FallsOut && site.Model.AnalyzeControlFlow(loop.Statement)!.EndPointIsReachable && !IsThrownAfter)
        {
            // What follows the loop would be seen to be never reached; behind a turn it stays as it is.
            return Refusal.NotEndless;
        }

        var needsSecond = success.Kind == SuccessKind.Returns && function.GoesOnAfter(loop.Statement);
        return (needsSecond || loop.Limit.FallsOut || loop.Limit.Start is not null) && loop.Statement.Parent is not BlockSyntax ? Refusal.NotInBlock : null;
    }

    private bool IsGone(SyntaxNode place) => loop.Head.Head.Contains(place.Span) || loop.Head.Tail?.Contains(place.Span) == true
        || loop.Limit.Removed.Concat(loop.Limit.Declarations).Any(r => r.Span.Contains(place.Span));

    /// <summary>No compiler minds a throw that is never reached.</summary>
    private bool IsThrownAfter => loop.Statement.Parent is BlockSyntax block && block.Statements.SkipWhile(s => s != loop.Statement).ElementAtOrDefault(1) is ThrowStatementSyntax;

    /// <summary>The delay as the code has it, where a constant of a type gives it a name.</summary>
    private string? DelayText() => loop.Delays.FirstOrDefault() is { } delay && delay.Value > TimeSpan.Zero && loop.Limit == LoopLimit.None ? NamedConstant.TextOf(delay, site) : null;
}
