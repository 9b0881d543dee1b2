using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>The values that a local variable gets.</summary>
internal static class Values
{
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IParenthesizedOperation inner:
                    operation = inner.Operand;
                    break;
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>Everything that the local gets in the member around the place, and the operation itself where it is changed otherwise.</summary>
    public static IEnumerable<IOperation> Of(ILocalSymbol local, IOperation place) =>
        Variables.ValuesIn(Root(place).DescendantsAndSelf(), local);
}
