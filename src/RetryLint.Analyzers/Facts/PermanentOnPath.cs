using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition;

namespace RetryLint.Analyzers.Facts;

/// <summary>What permanent failures a failing way takes.</summary>
/// <param name="Names">As the message names them.</param>
/// <param name="IsUnfiltered">Whether nothing on the way looks at the failure.</param>
internal sealed record TakenFailures(IReadOnlyList<string> Names, bool IsUnfiltered)
{
    public int Count => Names.Count;
}

/// <summary>
/// Sends imagined permanent failures down one failing way: which of them come out at its end? A status that the way names
/// is taken on purpose and not counted; a condition that nobody can judge lets nothing through.
/// </summary>
internal sealed class PermanentOnPath(PathState path, TurnFacts facts)
{
    public TakenFailures Taken()
    {
        var conditions = Conditions().ToList();
        var imagined = path.Failed ? ImaginedFailure.Thrown : ImaginedFailure.Answered;
        var named = new HashSet<int>(conditions.SelectMany(c => OwnOperations.Of(c.Operation)).Select(o => o.ConstantValue).Where(c => c is { HasValue: true, Value: int }).Select(c => (int)c.Value!));
        var names = imagined.Where(f => (!f.OnlyNamed || IsNamed(f, conditions)) && (f.Status is not { } status || !named.Contains(status)) && IsTaken(f, conditions)).Select(f => f.Name).Distinct().ToList();
        return new TakenFailures(names, conditions.Count == 0);
    }

    /// <summary>Does the way name the kind of the failure, in its clause or in a test?</summary>
    private bool IsNamed(ImaginedFailure failure, List<Step> conditions) =>
        failure.IsKin(path.LastFailure.ExceptionType, path.LastFailure.Syntax) || FailureData.TypesTestedIn(conditions.Select(c => c.Operation)).Any(t => failure.IsKin(t, path.LastFailure.Syntax));

    /// <summary>Does this one come out at the end? Then also the conditions that looked at it.</summary>
    public IReadOnlyList<IOperation>? ConditionsPassedBy(ImaginedFailure failure)
    {
        var conditions = Conditions().ToList();
        return IsTaken(failure, conditions) ? conditions.ConvertAll(c => c.Operation) : null;
    }

    /// <summary>The conditions on the way that look at the failure and decide.</summary>
    private IEnumerable<Step> Conditions()
    {
        if (path.Failed && path.LastFailure.Filter is { } filter && OwnOperations.Of(filter).Any(FailureData.Is))
        {
            yield return new Step(filter, true);
        }

        foreach (var step in path.Steps)
        {
            if (facts.Decides(step) && IsAboutFailure(step.Operation) && !(path.Failed && step.Operation.IsWithin(path.LastFailure.Filter)))
            {
                yield return step;
            }
        }
    }

    /// <summary>A walk through a collection also has outcomes, but asks about nothing.</summary>
    private bool IsAboutFailure(IOperation condition) => condition is ISwitchCaseOperation { Parent: ISwitchOperation choice } ? IsAboutFailure(choice.Value) : condition is not ILoopOperation && (path.Failed
        ? OwnOperations.Of(condition).Any(FailureData.Is) || FailureData.IsAll(condition, facts)
        : ResponseStatus.TestedIn(condition) is not null || OwnOperations.Of(condition).OfType<ILocalReferenceOperation>().Any(l => facts.Turn.Changed.Contains(l.Local) && IsOfAnswer(l.Local)));

    /// <summary>A number is only about the answer where it is its status.</summary>
    private bool IsOfAnswer(ILocalSymbol local) =>
        !Variables.IsNumberOrTime(local.Type) || facts.ValuesInTurn(local).Any(v => ResponseStatus.TestedIn(v) is not null);

    private bool IsTaken(ImaginedFailure failure, List<Step> conditions)
    {
        if (path.Failed ? !Reaches(failure, path.LastFailure) : conditions.Count == 0)
        {
            return false;
        }

        return conditions.All(c => Outcome(failure, c) is { } outcome && outcome) && Sides().All(c => Outcome(failure, c) != false);
    }

    /// <summary>Conditions whose other side comes back as well, on a way of its own: they only say which failures come on this one.</summary>
    private IEnumerable<Step> Sides() => path.Steps.Where(s => s.Outcome is not null && !facts.Decides(s) && IsAboutFailure(s.Operation));

    /// <summary>Does the failure come on this way where the condition is asked? A filter may also ask for the number of attempts.</summary>
    private bool? Outcome(ImaginedFailure failure, Step condition)
    {
        var parts = Parts(condition.Operation, condition.Outcome == true ? BinaryOperatorKind.ConditionalAnd : BinaryOperatorKind.ConditionalOr);
        foreach (var part in parts.Where(IsAboutFailure))
        {
            if ((FlagAt(part, condition) ?? new FailureTest(failure, facts.Scope, facts.Cancellation).Truth(part)) is not { } truth)
            {
                return null;
            }

            if (truth != condition.Outcome)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What the way has set a flag to before it asks for it.</summary>
    private bool? FlagAt(IOperation part, Step condition) => Flow.Conditions.Unwrap(part) is ILocalReferenceOperation { Local: var flag }
        ? path.Steps.TakeWhile(s => s != condition).Where(s => s.Outcome is null && SymbolEqualityComparer.Default.Equals(Variables.ChangedBy(s.Operation), flag))
            .Select(s => (s.Operation as ISimpleAssignmentOperation)?.Value.ConstantValue.Value as bool?).LastOrDefault()
        : null;

    /// <summary>All parts of an "and" are true where it is, and all of an "or" false.</summary>
    private static IEnumerable<IOperation> Parts(IOperation condition, BinaryOperatorKind all) => Flow.Conditions.Unwrap(condition) switch
    {
        IBinaryOperation binary when binary.OperatorKind == all => Parts(binary.LeftOperand, all).Concat(Parts(binary.RightOperand, all)),
        var other => [other],
    };

    /// <summary>Does the clause get it, or does one before it take it away?</summary>
    private bool Reaches(ImaginedFailure failure, ICatchClauseOperation clause)
    {
        if (!Catches(failure, clause))
        {
            return false;
        }

        foreach (var before in ((ITryOperation)clause.Parent!).Catches.TakeWhile(c => c != clause))
        {
            if (Catches(failure, before) && !(before.Filter is { } filter && new FailureTest(failure, facts.Scope, facts.Cancellation).Truth(filter) == false))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Catches(ImaginedFailure failure, ICatchClauseOperation clause) =>
        Catching.TakesAll(clause) || failure.Is(clause.ExceptionType, clause.Syntax);
}
