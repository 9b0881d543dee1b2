using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition;

namespace RetryLint.Analyzers.Facts;

/// <summary>What every fact of one retry asks about: its failing ways, its scope, what is assigned where.</summary>
internal sealed class TurnFacts(FailurePaths paths, CompilationScope scope, CancellationToken cancellation)
{
    private readonly HashSet<Step> outcomes = new(paths.Failing.SelectMany(p => p.Steps).Where(s => s.Outcome is not null));
    private readonly Dictionary<IOperation, Counter?> counters = [];
    private IReadOnlyCollection<IOperation>? methodOperations;
    private ConditionRoles? roles;
    private CallLimits? limits;

    public FailurePaths Paths { get; } = paths;

    public RetryTurn Turn => Paths.Turn;

    public CompilationScope Scope { get; } = scope;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The variable that somebody else moves by one with each attempt; null where the code counts by itself.</summary>
    public ISymbol? AttemptNumber { get; init; }

    /// <summary>What the conditions on the failing ways are about; each is looked at once, however many ways go through it.</summary>
    public ConditionRoles Roles => roles ??= new ConditionRoles(this);

    /// <summary>The same for the limits that calls bring.</summary>
    public CallLimits CallLimits => limits ??= new CallLimits(this);

    /// <summary>The counter that a condition compares; limits, sums and every counted turn ask for it.</summary>
    public Counter? CounterIn(IOperation condition)
    {
        if (!counters.TryGetValue(condition, out var counter))
        {
            counters[condition] = counter = Counters.In(condition, this);
        }

        return counter;
    }

    /// <summary>The values that a variable gets within the turn.</summary>
    public IEnumerable<IOperation> ValuesInTurn(ISymbol variable) => Variables.ValuesIn(Turn.Operations, variable);

    /// <summary>The values that a variable gets anywhere in its method, the turn included.</summary>
    public IReadOnlyCollection<IOperation> ValuesInMethod(ISymbol variable)
    {
        var values = Variables.ValuesIn(methodOperations ??= MethodRoot.DescendantsAndSelf().ToList(), variable).ToList();
        return values.Count == 0 && variable is ILocalSymbol { ContainingSymbol: IMethodSymbol method } && Scope.Bodies.Of(method, Cancellation) is { } body
            ? Variables.ValuesIn(body.DescendantsAndSelf(), variable).ToList()
            : values;
    }

    /// <summary>Does the way certainly end where the condition has its other outcome?</summary>
    public bool Decides(Step step) => step.Outcome is not null && !outcomes.Contains(new Step(step.Operation, !step.Outcome));

    /// <summary>Is the operation part of what is tried?</summary>
    public bool IsAttempt(IOperation operation) => Paths.Attempts.Any(operation.IsWithin);

    /// <summary>Does the value stand in the head of the for loop, before its first turn?</summary>
    public bool IsForStart(IOperation value) => Turn.Root is IForLoopOperation loop && loop.Before.Any(value.IsWithin);

    public IOperation MethodRoot
    {
        get
        {
            var root = Turn.Root;
            while (root.Parent is { } parent)
            {
                root = parent;
            }

            return root;
        }
    }
}
