using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Declared.Polly7;

/// <summary>Takes policies and their wraps apart: the first is the outermost.</summary>
internal sealed class PolicyStacks(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostDepth = 5;
    private readonly Origins origins = new(scope, cancellation);

    /// <summary>The largest wrap that the policy takes part in; the policy alone where there is none.</summary>
    public StrategyStack Around(IInvocationOperation policy, ValueUses uses)
    {
        var largest = new StrategyStack([new Strategy(PolicyMethods.Kind(policy.TargetMethod), policy)], true);
        foreach (var use in uses.Calls)
        {
            if (use.Call is IInvocationOperation { TargetMethod: var method } wrap && PolicyMethods.IsWrap(method)
                && Of(wrap) is var stack && stack.Holds(policy) && stack.Strategies.Count > largest.Strategies.Count)
            {
                largest = stack;
            }
        }

        return largest;
    }

    public StrategyStack Of(IOperation policy) => new(Parts(policy, MostDepth), true);

    private IReadOnlyList<Strategy> Parts(IOperation policy, int depth)
    {
        if (depth == 0 || origins.Only(policy) is not IInvocationOperation origin)
        {
            return [new Strategy(StrategyKind.Unknown, null)];
        }

        return PolicyMethods.IsWrap(origin.TargetMethod)
            ? Members(origin).SelectMany(m => Parts(m, depth - 1)).ToList()
            : [new Strategy(PolicyMethods.Kind(origin.TargetMethod), origin)];
    }

    /// <summary><c>outer.Wrap(inner)</c>, or <c>Policy.Wrap(outer, …, inner)</c>.</summary>
    private static IEnumerable<IOperation> Members(IInvocationOperation wrap)
    {
        if (wrap.Instance is { } outer)
        {
            yield return outer;
        }

        foreach (var argument in wrap.Arguments.OrderBy(a => a.Parameter?.Ordinal))
        {
            if (argument.Value is IArrayCreationOperation { Initializer: { } elements })
            {
                foreach (var element in elements.ElementValues)
                {
                    yield return element;
                }
            }
            else
            {
                yield return argument.Value;
            }
        }
    }
}
