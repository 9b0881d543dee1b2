using System.Diagnostics.CodeAnalysis;
using Polly;

namespace RetryLint;

/// <summary>Adds strategies whose options are checked here: Polly's validation reads options by reflection, and only needs a name.</summary>
internal static class CheckedStrategies
{
#if NET
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options hold a name and nothing to validate.")]
#endif
    public static ResiliencePipelineBuilder AddChecked(
        this ResiliencePipelineBuilder builder, Func<StrategyBuilderContext, ResilienceStrategy<object>> factory, string? name) =>
        builder.AddStrategy(factory, new NameOnly { Name = name });

#if NET
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options hold a name and nothing to validate.")]
#endif
    public static ResiliencePipelineBuilder<T> AddChecked<T>(
        this ResiliencePipelineBuilder<T> builder, Func<StrategyBuilderContext, ResilienceStrategy<T>> factory, string? name) =>
        builder.AddStrategy(factory, new NameOnly { Name = name });

    /// <summary>A strategy for results of any type.</summary>
#if NET
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options hold a name and nothing to validate.")]
#endif
    public static TBuilder AddCheckedForAny<TBuilder>(this TBuilder builder, Func<StrategyBuilderContext, ResilienceStrategy> factory, string? name)
        where TBuilder : ResiliencePipelineBuilderBase =>
        builder.AddStrategy(factory, new NameOnly { Name = name });

    private sealed class NameOnly : ResilienceStrategyOptions;
}
