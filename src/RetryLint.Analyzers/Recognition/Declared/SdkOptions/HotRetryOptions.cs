using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Finds settings of <c>Azure.Core.RetryOptions</c> that take the pause away.</summary>
internal sealed class HotRetryOptions : IFindingRecogniser
{
    private const int ManagedIdentityRetries = 5;

    public IReadOnlyList<Rule> Rules { get; } = [Catalogue.HotSdkRetryOptions];

    public IReadOnlyList<string> Namespaces { get; } = ["Azure.Core"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.SimpleAssignment];

    public Finding? Find(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        var assignment = (ISimpleAssignmentOperation)operation;
        if (OptionsKind.OfAzure(assignment) is not { } kind
            || OptionsSite.NameOf(assignment) == kind.Mode
            || OptionsSite.Of(assignment, kind, scope, cancellation) is not { } site
            || site.Last(OptionsSite.NameOf(assignment)!) != assignment
            || AzureRetryFacts.HasPolicyOfItsOwn(site))
        {
            return null;
        }

        var arguments = OptionsSite.NameOf(assignment) == kind.Retries
            ? OverflowingCount(site, kind, scope)
            : MissingPause(assignment, site, kind, new FixedValues(scope, cancellation));
        return arguments is null ? null : new Finding(Rules[0], assignment.Syntax.GetLocation(), arguments);
    }

    private static object[]? OverflowingCount(OptionsSite site, OptionsKind kind, CompilationScope scope)
    {
        var retries = site.Number(kind.Retries, AzureRetryFacts.DefaultRetries);
        return retries >= HotRetryWords.OverflowingRetry && AzureRetryFacts.IsFixed(site, kind) == false && !ManagedIdentityOptions.Ignore(site, scope)
            ? HotRetryWords.Overflow(kind.Retries, retries.Value, scope.LimitsOf(site.Branch))
            : null;
    }

    private static object[]? MissingPause(ISimpleAssignmentOperation assignment, OptionsSite site, OptionsKind kind, FixedValues values)
    {
        var isDelay = OptionsSite.NameOf(assignment) == kind.Delay;
        if (values.Time(assignment.Value) != TimeSpan.Zero || (!isDelay && site.Time(kind.Delay, AzureRetryFacts.DefaultDelay) == TimeSpan.Zero))
        {
            return null;
        }

        var retries = site.Options.Owner?.Type.DerivesFrom(AzureTypes.ManagedIdentityOptions) == true
            ? ManagedIdentityRetries
            : site.Number(kind.Retries, AzureRetryFacts.DefaultRetries);
        return retries > 1
            ? HotRetryWords.NoPause(isDelay ? kind.Delay : kind.Cap, retries.Value, isDelay ? AzureRetryFacts.DefaultDelay : AzureRetryFacts.DefaultCap)
            : null;
    }
}
