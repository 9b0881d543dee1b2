using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition;

namespace RetryLint.Analyzers.Facts;

/// <summary>What a condition that can end a retry is about.</summary>
internal enum ConditionRole
{
    /// <summary>Cannot be told: then nothing is said about the limit either.</summary>
    Unknown,

    /// <summary>Nothing that time or attempts change: a setting, the kind of failure.</summary>
    NoLimit,
    Cancellation,
    Deadline,
    Count,
}

/// <summary>Tells what the conditions on the failing ways are about, by symbols and by what a turn changes.</summary>
internal sealed class ConditionRoles(TurnFacts facts)
{
    private readonly Dictionary<IOperation, ConditionRole> known = [];

    public ConditionRole Of(Step step) =>
        known.TryGetValue(step.Operation, out var role) ? role : known[step.Operation] = Find(step.Operation);

    private ConditionRole Find(IOperation condition)
    {
        var parts = Parts(condition).ToList();
        if (parts.Any(p => Clock.IsRead(p)) || Clock.IsReadIn(condition, facts))
        {
            return ConditionRole.Deadline;
        }

        if (CancellationIn(parts) is { } cancelled)
        {
            return cancelled;
        }

        if (condition is ILoopOperation loop)
        {
            return loop is IForEachLoopOperation forEach && Collections.IsEndless(forEach.Collection, facts) ? ConditionRole.NoLimit : ConditionRole.Count;
        }

        if (facts.CounterIn(condition) is { } counter)
        {
            return counter.IsRaised ? ConditionRole.NoLimit : counter.IsTime ? ConditionRole.Deadline : ConditionRole.Count;
        }

        return OfPlain(condition, parts);
    }

    private static IEnumerable<IOperation> Parts(IOperation condition) => condition is ISwitchCaseOperation { Parent: ISwitchOperation @switch } section
        ? OwnOperations.Of(@switch.Value).Concat(section.Clauses.SelectMany(OwnOperations.Of))
        : condition is ILoopOperation ? [] : OwnOperations.Of(condition);

    private ConditionRole? CancellationIn(List<IOperation> parts)
    {
        var test = parts.OfType<IPropertyReferenceOperation>().FirstOrDefault(p => p.Property.Name == "IsCancellationRequested"
            && (TokenOrigin.IsToken(p.Property.ContainingType) || TokenOrigin.IsSource(p.Property.ContainingType)));
        return test is null ? null : TokenOrigin.Of(test.Instance!, facts) == TokenOriginKind.Timed ? ConditionRole.Deadline : ConditionRole.Cancellation;
    }

    private ConditionRole OfPlain(IOperation condition, List<IOperation> parts)
    {
        if (parts.OfType<IInvocationOperation>().FirstOrDefault() is { } call)
        {
            return Predicates.Role(call, facts);
        }

        if (parts.Any(FailureData.Is) || FailureData.IsAll(condition, facts) || parts.OfType<IPropertyReferenceOperation>().Any(p => ResponseStatus.Is(p.Property)))
        {
            return ConditionRole.NoLimit;
        }

        return Conditions.Unwrap(condition) switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } } field => OfFlag(field.Field),
            IPropertyReferenceOperation property => OfFlag(property.Property),
            ILocalReferenceOperation { Local: var local } when AttemptIn(local) is { } attempt => Predicates.Role(attempt, facts),
            IParameterReferenceOperation parameter when !facts.Turn.Changed.Contains(parameter.Parameter) => ConditionRole.NoLimit,
            _ => ConditionRole.Unknown,
        };
    }

    /// <summary>The attempt whose answer the variable holds, and nothing else.</summary>
    private IInvocationOperation? AttemptIn(ILocalSymbol local) =>
        facts.ValuesInTurn(local).Take(2).ToList() is { Count: 1 } values ? OwnOperations.Of(values[0]).OfType<IInvocationOperation>().FirstOrDefault(c => facts.Paths.Attempts.Contains(c)) : null;

    /// <summary>A flag that somebody else sets is how a component is stopped; one that the turn itself sets can mean anything.</summary>
    private ConditionRole OfFlag(ISymbol flag) => facts.Turn.Changed.Contains(flag) ? ConditionRole.Unknown : ConditionRole.Cancellation;
}
