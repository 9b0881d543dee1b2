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
