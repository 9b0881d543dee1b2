using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition;

/// <summary>
/// Recognises tests of a result that say "the attempt failed": the status of an HTTP or Azure response. A test of anything
/// else (a state, a count, an end of data) makes a poll or a worker, not a retry.
/// </summary>
internal sealed class FailedResults(RetryTurn turn)
{
    private readonly HashSet<IOperation> calls = [];

    /// <summary>The calls whose results were tested.</summary>
    public IReadOnlyCollection<IOperation> Calls => calls;

    /// <summary>Does this way into the next turn go through the test of a failed result?</summary>
    public bool Explain(PathState again)
    {
        var explained = false;
        foreach (var step in again.Steps.Where(s => s.Outcome is not null && Decides(s)))
        {
            if (ResponseTested(step.Operation) is { } response)
            {
                explained = true;
                calls.UnionWith(Sources(response));
            }
        }

        return explained;
    }

    /// <summary>A test decides where its other outcome leads out of the retry.</summary>
    private bool Decides(Step step) => !turn.Paths.Again.Any(s => s.Steps.Contains(new Step(step.Operation, !step.Outcome)));

    private static IOperation? ResponseTested(IOperation condition) =>
        OwnOperations.Of(condition).OfType<IPropertyReferenceOperation>().FirstOrDefault(p => ResponseStatus.Is(p.Property))?.Instance;

    private IEnumerable<IOperation> Sources(IOperation response)
    {
        if (Variables.Of(response) is not { } variable)
        {
            return OwnOperations.Of(response).OfType<IInvocationOperation>();
        }

        return turn.Operations.Where(o => o is ISimpleAssignmentOperation or IVariableDeclaratorOperation && Variables.ChangedBy(o) is { } changed
            && SymbolEqualityComparer.Default.Equals(changed, variable)).SelectMany(OwnOperations.Of).OfType<IInvocationOperation>();
    }
}
