using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>What <c>Azure.Core.RetryOptions</c> mean: three retries from 0.8 s, doubling up to one minute, spread by a fifth, unless set otherwise.</summary>
internal static class AzureRetryFacts
{
    public const int DefaultRetries = 3;
    private const double FixedMode = 0;

    public static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(0.8);
    public static readonly TimeSpan DefaultCap = TimeSpan.FromMinutes(1);

    public static RetryFacts? Of(OptionsSite site, OptionsKind kind, CompilationScope scope)
    {
        if (HasPolicyOfItsOwn(site) || ManagedIdentityOptions.Ignore(site, scope))
        {
            return null;
        }

        var limit = Limit.Count(site.Number(kind.Retries, DefaultRetries));
        var delay = DelayOf(site, kind);
        var target = TargetOf(site, scope);
        return new RetryFacts
        {
            Limit = limit,
            Delay = delay,
            Jitter = AzureJitter.Of(delay, limit),
            AtCap = AzureJitter.AtCapOf(delay, limit),
            Target = target,
            Budget = AzureBudget.Of(site, target),
            Handles = HandledFailures.Specific,
            Permanent = PermanentFailures.Excluded,
            Cancellation = Cancellation.Respected,
        };
    }

    /// <summary>A pause of zero is no pause of a kind: it has a rule of its own.</summary>
    public static Delay DelayOf(OptionsSite site, OptionsKind kind)
    {
        var start = site.Time(kind.Delay, DefaultDelay);
        var cap = site.Time(kind.Cap, DefaultCap);
        if (start == TimeSpan.Zero || cap == TimeSpan.Zero)
        {
            return Delay.Unknown;
        }

        return IsFixed(site, kind) switch
        {
            true => new Delay(DelayKind.Constant, start),
            false => new Delay(DelayKind.Exponential, start, cap, Capped: true),
            null => Delay.Unknown,
        };
    }

    /// <summary>Does the pause stay the same? Null where that is not known.</summary>
    public static bool? IsFixed(OptionsSite site, OptionsKind kind) => site.IsDefault(kind.Mode) ? false : site.Fixed(kind.Mode) is double mode ? mode == FixedMode : null;

    /// <summary>A policy of the options' own is asked instead of all the other settings.</summary>
    public static bool HasPolicyOfItsOwn(OptionsSite site) => site.OnOwner("RetryPolicy").Any();

    private static Target TargetOf(OptionsSite site, CompilationScope scope) => site.Options.Owner?.Type switch
    {
        null => Target.AzureOther,
        var type when type.Is(AzureTypes.ClientOptions) => Target.AzureOther,
        var type when scope.Targets.Of(type.ContainingNamespace) is { } known and not (Target.Unknown or Target.Local) => known,
        _ => Target.Remote,
    };
}
