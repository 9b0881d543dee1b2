namespace RetryLint.Rules;

internal static partial class Catalogue
{
    public static readonly Rule StatefulPipelinePerCall = new(
        RuleIds.StatefulPipelinePerCall,
        RuleSeverity.Warning,
        "Pipeline with state is built per call",
        "This pipeline has {0} but is built for one call: its state never adds up over calls; build it once and keep it",
        "A circuit breaker, budget, limiter or hedging that lives for one call never sees the other calls, so it never acts.")
    {
        Shipped = true,
    };

    public static readonly Rule JitterLostAtCap = new(
        RuleIds.JitterLostAtCap,
        RuleSeverity.Info,
        "Delay cap removes the jitter",
        "From retry {0} on every client waits exactly {1}: the cap removes the jitter; raise the cap or use a guarded retry",
        "Polly 8 and Azure.Core clamp the delay after they have spread it, so at the cap all clients wait the same time.");

    public static readonly Rule RetryOutlivesTimeout = new(
        RuleIds.RetryOutlivesTimeout,
        RuleSeverity.Info,
        "Retry outlives its timeout",
        "The attempts and delays of this retry need {0}, but the timeout around them is {1}: the last attempts never run; make them fit",
        "A retry that cannot finish within its timeout ends in a timeout and not in the failure that explains it.");

    public static readonly Rule RetryHammersBreaker = new(
        RuleIds.RetryHammersBreaker,
        RuleSeverity.Info,
        "Retry hammers an open breaker",
        "This retry also repeats what the open circuit breaker inside it refuses: no such attempt reaches the service; leave BrokenCircuitException out",
        "While a breaker is open every attempt fails at once, and the retry spends its attempts on nothing.");

    public static readonly Rule PipelinePerCall = new(
        RuleIds.PipelinePerCall,
        RuleSeverity.Info,
        "Pipeline is built per call",
        "This pipeline is built again for every call: that work is wasted; build it once and keep it",
        "One pipeline serves any number of calls at once; building it again for each is work done twice.")
    {
        Shipped = true,
    };
}
