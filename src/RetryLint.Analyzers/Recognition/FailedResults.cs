using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition;

/// <summary>
/// Recognises tests of a result that say "the attempt failed": the status of an HTTP or Azure response. A test of anything
/// else (a state, a count, an end of data) makes a poll or a worker, not a retry.
/// </summary>
internal sealed class FailedResults(RetryTurn turn, IReadOnlyCollection<IOperation> tried, CompilationScope scope, CancellationToken cancellation)
{
    private static readonly int[] Failures = [503, 429, 500, 404, 401, 400];
    private static readonly int[] Successes = [200, 202];

    private readonly HashSet<IOperation> calls = [];

    /// <summary>The calls whose results were tested.</summary>
    public IReadOnlyCollection<IOperation> Calls => calls;

    /// <summary>Does this way into the next turn go through the test of a failed result?</summary>
    public bool Explain(PathState again)
    {
        var explained = false;
        if (again.Steps.Any(s => s.Outcome is not null && ResponseStatus.SaysSuccess(s.Operation, s.Outcome == true)))
        {
            return false; // 202 Accepted, not yet 200 OK: whoever asks again then waits for a state.
        }

        foreach (var step in again.Steps.Where(s => s.Outcome is not null && Decides(s)))
        {
            if (Response(step.Operation) is { } response && IsFailure(step))
            {
                explained = true;
                calls.UnionWith(Sources(response));
            }

            explained |= IsMissingResult(step) || IsSwallowedFailure(step) || new ConnectionTests(v => Values(v)).SayFailure(step.Operation, step.Outcome == true);
        }

        return explained;
    }

    /// <summary>The response whose status is tested: right here, in a variable that holds the status, or by a predicate that gets the response.</summary>
    private IOperation? Response(IOperation condition) =>
        ResponseStatus.TestedIn(condition)?.Instance
        ?? OwnOperations.Of(condition).OfType<ILocalReferenceOperation>().SelectMany(l => Values(l.Local)).Select(v => ResponseStatus.TestedIn(v)?.Instance).FirstOrDefault(r => r is not null)
        ?? OwnOperations.Of(condition).OfType<IInvocationOperation>().SelectMany(c => c.Arguments).Select(a => Conditions.Unwrap(a.Value)).FirstOrDefault(v => ResponseStatus.IsHolder(v.Type));

    private bool IsFailure(Step step) =>
        (ResponseStatus.TestedIn(step.Operation) is not null && ResponseStatus.IsFailure(step.Operation, step.Outcome == true))
        || (Failures.Any(s => Truth(step.Operation, s) == step.Outcome) && Successes.All(s => Truth(step.Operation, s) is { } truth && truth != step.Outcome));

    private bool? Truth(IOperation condition, int status) =>
        new FailureTest(new ImaginedFailure("", status), scope, cancellation).Truth(condition);

    /// <summary>A test decides where its other outcome leads out of the retry.</summary>
    private bool Decides(Step step) => !turn.Paths.Again.Any(s => s.Steps.Contains(new Step(step.Operation, !step.Outcome)));

    /// <summary>
    /// What is tried, with its failures caught, gave nothing (null), or the function that was handed in said "no": no success.
    /// </summary>
    private bool IsMissingResult(Step step)
    {
        if (tried.Count == 0)
        {
            return false;
        }

        var (tested, isNull) = ConstantValues.NullTest(step.Operation);
        var isMissing = tested is not null ? isNull == step.Outcome : step.Outcome == false && Conditions.Unwrap(step.Operation).Type?.SpecialType == SpecialType.System_Boolean;
        var sources = tested is not null ? Values(tested) : Variables.Of(step.Operation) is { } flag ? Values(flag) : [step.Operation];
        return isMissing && sources.SelectMany(OwnOperations.Of).OfType<IInvocationOperation>().Any(c =>
            (tested is not null || c.TargetMethod.MethodKind == MethodKind.DelegateInvoke) && tried.Any(c.IsWithin));
    }

    /// <summary>An own routine caught its failure, and said "no".</summary>
    private bool IsSwallowedFailure(Step step)
    {
        if (step.Outcome != false)
        {
            return false;
        }

        var source = Variables.Of(step.Operation) is { } flag ? Values(flag).ToList() is { Count: 1 } values ? values[0] : null : step.Operation;
        if (source is null || OwnOperations.Of(source).OfType<IInvocationOperation>().FirstOrDefault(c => FailureAnswers.IsGivenBy(c, scope, cancellation)) is not { } call)
        {
            return false;
        }

        calls.Add(call);
        return true;
    }

    private IEnumerable<IOperation> Values(ISymbol variable) => turn.Operations.Where(o =>
        o is ISimpleAssignmentOperation or IVariableDeclaratorOperation && SymbolEqualityComparer.Default.Equals(Variables.ChangedBy(o), variable));

    private IEnumerable<IOperation> Sources(IOperation response)
    {
        if (Variables.Of(response) is not { } variable)
        {
            return OwnOperations.Of(response).OfType<IInvocationOperation>();
        }

        return Values(variable).SelectMany(OwnOperations.Of).OfType<IInvocationOperation>();
    }
}
