using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Finds retry counts that a managed identity takes no notice of.</summary>
internal sealed class IgnoredManagedIdentityCounts : IFindingRecogniser
{
    public IReadOnlyList<Rule> Rules { get; } = [Catalogue.IgnoredManagedIdentityRetryCount];

    public IReadOnlyList<string> Namespaces { get; } = ["Azure.Identity"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.SimpleAssignment];

    public Finding? Find(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        var assignment = (ISimpleAssignmentOperation)operation;
        return OptionsKind.OfAzure(assignment) is { } kind
            && OptionsSite.NameOf(assignment) == kind.Retries
            && OptionsSite.Of(assignment, kind, scope, cancellation) is { } site
            && ManagedIdentityOptions.CertainlyIgnore(site, scope, cancellation)
                ? new Finding(Rules[0], assignment.Syntax.GetLocation(), Text(assignment.Value))
                : null;
    }

    /// <summary>The count as the code says it, for the policy that takes it.</summary>
    private static string Text(IOperation count) => count.Syntax.WithoutTrivia().ToString() is { Length: <= 40 } text && !text.Contains('\n') ? text : "n";
}
