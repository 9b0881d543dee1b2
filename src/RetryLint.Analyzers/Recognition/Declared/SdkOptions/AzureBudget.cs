using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Whether the retries of a client's options are limited over calls.</summary>
internal static class AzureBudget
{
    private static readonly string[] Hooks = ["RetryPolicy", "Transport"];

    /// <summary>
    /// None only where the options go straight into a client or credential: options that are handed out may get a policy
    /// elsewhere.
    /// </summary>
    public static Budget Of(OptionsSite site, Target target) =>
        target.IsControlPlane() && site.HasDefaults && site.Options.Owner is { } owner && !HasHook(site) && GoesIntoClient(owner, site) ? Budget.None : Budget.Unknown;

    private static bool HasHook(OptionsSite site) =>
        Hooks.Any(h => site.OnOwner(h).Any())
        || Origins.Root(site.Branch).DescendantsAndSelf().OfType<IInvocationOperation>().Any(c => c is { TargetMethod.Name: "AddPolicy", Instance: { } on } && site.Options.Owner!.IsSame(OptionsObjects.Of(on)));

    private static bool GoesIntoClient(OptionsObject options, OptionsSite site) => Origins.Root(site.Branch).DescendantsAndSelf().OfType<IObjectCreationOperation>()
        .Any(c => c.Arguments.Any(a => Origins.Unwrap(a.Value) is var given && given.Type?.Name == options.Type?.Name && options.IsSame(OptionsObjects.Of(given))));
}
