using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Pieces of code that run as a whole or not at all.</summary>
internal static class Branches
{
    /// <summary>The innermost one around an operation.</summary>
    public static IOperation Around(IOperation operation)
    {
        var current = operation;
        while (current.Parent is { } parent && current is not IBlockOperation && !IsBranch(current, parent))
        {
            current = parent;
        }

        return current;
    }

    /// <summary>Is one branch inside the other, so that it may run or not once the other does?</summary>
    public static bool IsInside(this IOperation branch, IOperation other)
    {
        for (var current = branch.Parent; current is not null; current = current.Parent)
        {
            if (current.Syntax == other.Syntax && current.Kind == other.Kind)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBranch(IOperation operation, IOperation parent) => parent switch
    {
        IConditionalOperation choice => operation != choice.Condition,
        ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation => true,
        ILoopOperation loop => operation == loop.Body,
        ICoalesceOperation coalesce => operation == coalesce.WhenNull,
        _ => false,
    };
}
