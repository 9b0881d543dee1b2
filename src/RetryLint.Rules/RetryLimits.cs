namespace RetryLint.Rules;

/// <summary>The limits of a project: one value object for the compiler and the shim.</summary>
internal sealed record RetryLimits
{
    public static readonly RetryLimits Default = Read(_ => null);

    public int MaxRetries { get; init; }

    public int MaxUnbudgetedRetries { get; init; }

    public TimeSpan MaxTotalTime { get; init; }

    public TimeSpan MaxDelay { get; init; }

    public IReadOnlyList<string> GuardedApis { get; init; } = [];

    public IReadOnlyList<string> BudgetApis { get; init; } = [];

    public IReadOnlyList<string> AllowedArtifactHosts { get; init; } = [];

    public IReadOnlyList<string> ArtifactHosts { get; init; } = [];

    public bool CancellationIsLimit { get; init; }

    public FixStyle FixStyle { get; init; }

    /// <summary>Reads every limit; a missing or bad text leaves the default (<see cref="OptionProblems"/> reports bad ones).</summary>
    public static RetryLimits Read(Func<OptionKey, string?> textOf) => new()
    {
        MaxRetries = OptionKeys.MaxRetries.Read(textOf(OptionKeys.MaxRetries)),
        MaxUnbudgetedRetries = OptionKeys.MaxUnbudgetedRetries.Read(textOf(OptionKeys.MaxUnbudgetedRetries)),
        MaxTotalTime = OptionKeys.MaxTotalTime.Read(textOf(OptionKeys.MaxTotalTime)),
        MaxDelay = OptionKeys.MaxDelay.Read(textOf(OptionKeys.MaxDelay)),
        GuardedApis = OptionKeys.GuardedApis.Read(textOf(OptionKeys.GuardedApis)),
        BudgetApis = OptionKeys.BudgetApis.Read(textOf(OptionKeys.BudgetApis)),
        AllowedArtifactHosts = OptionKeys.AllowedArtifactHosts.Read(textOf(OptionKeys.AllowedArtifactHosts)),
        ArtifactHosts = OptionKeys.ArtifactHosts.Read(textOf(OptionKeys.ArtifactHosts)),
        CancellationIsLimit = OptionKeys.CancellationIsLimit.Read(textOf(OptionKeys.CancellationIsLimit)),
        FixStyle = OptionKeys.FixStyle.Read(textOf(OptionKeys.FixStyle)),
    };
}
