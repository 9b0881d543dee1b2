using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Declared.PerCall;

/// <summary>
/// Whether a method builds a policy or pipeline only to run one thing through it. Told by what the method does with it, never
/// by names: what is kept, returned, handed on or run twice serves more than one call.
/// </summary>
internal static class PerCallUse
{
    public static bool Is(IOperation creation, DeclaredWork work, CompilationScope scope, CancellationToken cancellation) =>
        !work.OutlivesMethod && !work.Escapes && work.Executions.Count == 1
        && Function(creation, creation) is { } function && Function(work.Executions[0], creation)?.Syntax == function.Syntax
        && !RunsInLoop(work.Executions[0], creation)
        && !StartUp.Is(creation, scope, cancellation);

    /// <summary>
    /// The innermost function around it; null for a lambda of which nobody knows how often it runs. What an attempt of another
    /// policy runs, <c>retry.Execute(() => breaker.Execute(…))</c>, is part of the same one call.
    /// </summary>
    private static IOperation? Function(IOperation operation, IOperation creation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IAnonymousFunctionOperation lambda when IsAttempt(lambda) && !lambda.Syntax.Span.Contains(creation.Syntax.Span):
                    break;
                case IAnonymousFunctionOperation lambda:
                    return IsAttempt(lambda) || IsReturned(lambda) ? lambda : null;
                case IMethodBodyOperation or ILocalFunctionOperation:
                    return current;
            }
        }

        return null;
    }

    /// <summary>What another policy or pipeline runs, it runs for every call.</summary>
    private static bool IsAttempt(IAnonymousFunctionOperation lambda) =>
        Executions.Consumer(lambda) is { } consumer && Executions.Is(consumer);

    /// <summary>A function that a method gives away builds it each time that it is called.</summary>
    private static bool IsReturned(IOperation lambda)
    {
        while (lambda.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            lambda = lambda.Parent;
        }

        return lambda.Parent is IReturnOperation;
    }

    /// <summary>Is it run in a loop that it is not built in?</summary>
    private static bool RunsInLoop(IOperation execution, IOperation creation)
    {
        for (var current = execution.Parent; current is not null; current = current.Parent)
        {
            if (current is ILoopOperation && !current.Syntax.Span.Contains(creation.Syntax.Span))
            {
                return true;
            }
        }

        return false;
    }
}
