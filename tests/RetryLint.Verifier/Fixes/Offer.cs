using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace RetryLint.Verifier.Fixes;

/// <summary>An action that a fix offers on a diagnostic.</summary>
internal sealed record Offer(Document Document, Diagnostic Diagnostic, CodeAction Action)
{
    /// <summary>The solution that the action leads to.</summary>
    public Task<Solution> Apply() => Apply(Action);

    public static async Task<Solution> Apply(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations;
        try
        {
            operations = await action.GetOperationsAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            throw new VerificationException($"The action '{action.Title}' threw {exception}");
        }

        return operations is [ApplyChangesOperation change]
            ? change.ChangedSolution
            : throw new VerificationException(
                $"The action '{action.Title}' should make one change, but has {operations.Length} operations."
            );
    }
}
