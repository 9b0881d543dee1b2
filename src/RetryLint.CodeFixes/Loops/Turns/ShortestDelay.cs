using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.CodeFixes.Loops.InPlace;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>The shortest time that code names which computes its delay: a pipeline starts there, and grows by itself.</summary>
internal sealed class ShortestDelay(LoopSite site, SiteFacts facts)
{
    private const int MostSteps = 3;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private readonly DelayParser delays = new(site.Model, site.Cancellation);

    /// <summary>Null where the delay comes from a parameter, or from nothing that says a time.</summary>
    public TimeSpan? Find()
    {
        var found = new List<TimeSpan?>();
        foreach (var duration in facts.Durations)
        {
            found.AddRange(duration is null ? [null] : In(duration, MostSteps));
        }

        return found.Count == 0 || found.Contains(null) ? null : found.Min();
    }

    /// <summary>Does the code say for one attempt what it does not say for another?</summary>
    public bool DependsOnAttempt(Shapes.Counted counted) => facts.Durations.OfType<IOperation>().SelectMany(d => d.DescendantsAndSelf()).OfType<IConditionalOperation>()
        .Any(c => c.Condition.Syntax is ExpressionSyntax condition && condition.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(e => counted.ComparedIn(e) is not null));

    private IEnumerable<TimeSpan?> In(IOperation value, int steps)
    {
        var isNumber = value.Type?.Name != nameof(TimeSpan);
        var parts = new Queue<IOperation>([value]);
        while (parts.Count > 0)
        {
            var part = parts.Dequeue();
            if (Named(part, isNumber) is { } time)
            {
                if (time >= Shortest)
                {
                    yield return time;
                }

                continue;
            }

            foreach (var origin in Origins(part, steps))
            {
                yield return origin;
            }

            foreach (var child in part.ChildOperations)
            {
                parts.Enqueue(child);
            }
        }
    }

    private TimeSpan? Named(IOperation part, bool isNumber) =>
        part.Type?.Name == nameof(TimeSpan) && part.Syntax is ExpressionSyntax expression ? delays.Value(expression)
        : isNumber && part.ConstantValue is { HasValue: true, Value: int milliseconds and >= 0 } ? TimeSpan.FromMilliseconds(milliseconds)
        : null;

    /// <summary>What a variable stands for; null where nothing but a caller knows.</summary>
    private IEnumerable<TimeSpan?> Origins(IOperation part, int steps) => part switch
    {
        IParameterReferenceOperation { Parameter.Type: { SpecialType: SpecialType.System_Int32 or SpecialType.System_Double } or { Name: nameof(TimeSpan) } } => [null],
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: nameof(TimeSpan) } } => [null],
        ILocalReferenceOperation local when !facts.Turn.Turn.Operations.Any(o => Analyzers.Facts.Counters.IsStepOf(o, local.Local)) => steps == 0
            ? [null]
            : facts.Turn.ValuesInMethod(local.Local).Where(v => !v.DescendantsAndSelf().Any(o => IsOf(o, local.Local))).SelectMany(v => In(v, steps - 1)),
        _ => [],
    };

    private static bool IsOf(IOperation operation, ILocalSymbol local) => operation is ILocalReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Local, local);
}
