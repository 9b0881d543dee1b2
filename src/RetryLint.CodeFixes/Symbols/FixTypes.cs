using Microsoft.CodeAnalysis;

namespace RetryLint.CodeFixes.Symbols;

/// <summary>The types that fixed code names. The only place in the fixes that looks types up.</summary>
internal sealed class FixTypes(Compilation compilation)
{
    public INamedTypeSymbol? TimeSpan => Find("System.TimeSpan");

    public INamedTypeSymbol? Math => Find("System.Math");

    public INamedTypeSymbol? OperationCanceledException => Find("System.OperationCanceledException");

    public INamedTypeSymbol? Exception => Find("System.Exception");

    public INamedTypeSymbol? InvalidOperationException => Find("System.InvalidOperationException");

    /// <summary>What a retry of Azure repeats in vain, of the clients that are referenced.</summary>
    public IReadOnlyList<INamedTypeSymbol> PermanentFailures => All("Azure.Identity.AuthenticationFailedException");

    /// <summary>What it repeats in vain with some statuses only.</summary>
    public IReadOnlyList<(INamedTypeSymbol Type, string Permanent)> FailuresWithStatus =>
        [.. All("Azure.RequestFailedException").Select(t => (t, "Status: 400 or 401 or 403"))];

    /// <summary>Failures of which it is known that the same call will have them again.</summary>
    public IReadOnlyList<INamedTypeSymbol> ProgrammingErrors => All("System.ArgumentException", "System.InvalidCastException", "System.NotSupportedException");

    /// <summary>The shim's mirrors; null where RetryLint.Runtime is not referenced.</summary>
    public INamedTypeSymbol? ArtifactMirrors => Find("RetryLint.ArtifactMirrors");

    public INamedTypeSymbol? Task => Find("System.Threading.Tasks.Task");

    public INamedTypeSymbol? Thread => Find("System.Threading.Thread");

    /// <summary>A generator of chance that no analyzer takes for a weak one; null on frameworks without the method.</summary>
    public INamedTypeSymbol? JitterSource =>
        Find("System.Security.Cryptography.RandomNumberGenerator") is { } type && type.GetMembers("GetInt32").OfType<IMethodSymbol>().Any(m => m.IsStatic && m.Parameters.Length == 2)
            ? type
            : null;

    public PollyTypes? Polly =>
        Find("Polly.ResiliencePipeline") is { } pipeline
        && Find("Polly.ResiliencePipelineBuilder") is { } builder
        && Find("Polly.PredicateBuilder") is { } predicate
        && Find("Polly.DelayBackoffType") is { } backoff
        && Find("Polly.Retry.RetryStrategyOptions") is { } options
        && Find("Polly.TimeoutResiliencePipelineBuilderExtensions") is not null
            ? new PollyTypes(pipeline, builder, options, predicate, backoff)
            : null;

    /// <summary>The shim's retry; null where RetryLint.Runtime is not referenced.</summary>
    public GuardedTypes? Guarded => Find("RetryLint.GuardedRetryOptions") is { } options && Find("RetryLint.RetryBudget") is { } budget ? new GuardedTypes(options, budget) : null;

    private List<INamedTypeSymbol> All(params string[] names) => names.Select(n => compilation.GetTypesByMetadataName(n)).Where(t => !t.IsEmpty).Select(t => t[0]).ToList();

    private INamedTypeSymbol? Find(string metadataName) => compilation.GetTypeByMetadataName(metadataName);
}

/// <summary>What a guarded retry is written with.</summary>
internal sealed record GuardedTypes(INamedTypeSymbol Options, INamedTypeSymbol Budget);

/// <summary>What a pipeline is written with.</summary>
internal sealed record PollyTypes(
    INamedTypeSymbol Pipeline, INamedTypeSymbol Builder, INamedTypeSymbol RetryOptions, INamedTypeSymbol PredicateBuilder, INamedTypeSymbol BackoffType);
