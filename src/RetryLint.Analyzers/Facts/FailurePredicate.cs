using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Facts;

/// <summary>Runs a small predicate of the compilation: returns, ifs and switches. Anything else is not known.</summary>
internal sealed class FailurePredicate(FailureTest test)
{
    private bool isLost;

    public bool? Result(IOperation body)
    {
        var result = Run(body);
        return isLost ? null : result;
    }

    /// <summary>What is returned; null where the statement goes on to the next one, or where the way is lost.</summary>
    private bool? Run(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                return block.Operations.Select(Run).FirstOrDefault(r => r is not null || isLost);
            case IReturnOperation { ReturnedValue: { } value }:
                return Known(test.Truth(value));
            case IConditionalOperation { WhenTrue: var whenTrue, WhenFalse: var whenFalse } choice:
                return Known(test.Truth(choice.Condition)) switch
                {
                    true => Run(whenTrue),
                    false => whenFalse is null ? null : Run(whenFalse),
                    _ => null,
                };
            case ISwitchOperation choice:
                return OfSwitch(choice);
            case IVariableDeclarationGroupOperation or IExpressionStatementOperation or ILocalFunctionOperation:
                return null;
            default:
                return Known(null);
        }
    }

    private bool? OfSwitch(ISwitchOperation choice)
    {
        foreach (var part in choice.Cases.OrderBy(c => c.Clauses.Any(l => l is IDefaultCaseClauseOperation)))
        {
            foreach (var clause in part.Clauses)
            {
                if (Fits(clause, choice.Value) is not { } fits)
                {
                    return Known(null);
                }

                if (fits)
                {
                    return part.Body.Select(Run).FirstOrDefault(r => r is not null || isLost);
                }
            }
        }

        return null;
    }

    private bool? Fits(ICaseClauseOperation clause, IOperation value) => clause is IDefaultCaseClauseOperation ? true : test.Fits(clause, value);

    private bool? Known(bool? truth)
    {
        isLost |= truth is null;
        return truth;
    }
}
