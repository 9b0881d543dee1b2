using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>What becomes of a builder: its strategies, those of the pipeline that it is made part of, and what runs through it.</summary>
internal sealed class Pipeline
{
    private const int MostDepth = 4;

    public Pipeline(BuilderUse builder, CompilationScope scope, CancellationToken cancellation)
    {
        var builders = new Builders(scope, cancellation);
        var stacks = new PipelineStacks(scope, cancellation);
        Stack = stacks.Of(builder);
        var uses = Uses(builder, scope, cancellation);
        for (var depth = 0; depth < MostDepth && Outer(uses, builders) is { } outer; depth++)
        {
            builder = outer;
            Stack = stacks.Of(outer);
            uses = [.. uses, .. Uses(outer, scope, cancellation)];
        }

        var retrieved = new Registrations(scope, cancellation).Of(builder.Consumer, StrategyMethods.GivesPipeline);
        Work = DeclaredWork.Of([.. uses, .. retrieved.Select(r => r.Uses).OfType<ValueUses>()], HttpHandlers.Adds(builder.Consumer) ? builder.Consumer : null, scope, cancellation);
    }

    public StrategyStack Stack { get; }

    public DeclaredWork Work { get; }

    private static List<ValueUses> Uses(BuilderUse builder, CompilationScope scope, CancellationToken cancellation) => builder.Calls
        .Where(StrategyMethods.IsBuild).Distinct()
        .Select(b => ValueUses.Of(b, scope, StrategyMethods.GivesPipeline, cancellation)).ToList();

    /// <summary>The builder that the pipeline is added to last.</summary>
    private static BuilderUse? Outer(IReadOnlyList<ValueUses> uses, Builders builders) => uses.Count == 0 ? null
        : uses[uses.Count - 1].Calls.Select(u => u.Call).OfType<IInvocationOperation>()
            .Where(c => StrategyMethods.IsNested(c.TargetMethod))
            .Select(builders.Of).FirstOrDefault(b => b is not null);
}
