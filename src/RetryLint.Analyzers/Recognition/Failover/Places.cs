using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Failover;

/// <summary>Values that say where a request goes: a region, an address, a client that is made for one of them.</summary>
internal static class Places
{
    private const int MostSteps = 8;

    private static readonly string[] Types =
    [
        "Azure.Core.AzureLocation", "System.Uri", "Azure.ResourceManager.ArmEnvironment", "Azure.ResourceManager.ArmClient", "System.Net.Http.HttpClient",
    ];

    public static bool Is(ITypeSymbol? type)
    {
        foreach (var place in Types)
        {
            if (type.Is(place))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Does the value become a region or an address, by itself, through a member of it, or as a part of a text?</summary>
    public static bool IsMadeOf(IOperation value)
    {
        IOperation? current = value;
        for (var steps = 0; steps < MostSteps && current is not null; steps++)
        {
            if (Is(current.Type))
            {
                return true;
            }

            current = current switch
            {
                IArgumentOperation argument => Taker(argument),
                _ when current.Parent is IPropertyReferenceOperation or IFieldReferenceOperation or IConversionOperation or IParenthesizedOperation or IArgumentOperation or IInterpolationOperation => current.Parent,
                _ when current.Parent is IInterpolatedStringOperation { Parts: var parts } => parts.Length > 0 && IsAddress(parts[0].ChildOperations.FirstOrDefault()) ? current.Parent : null,
                _ when current.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => IsAddress(sum.LeftOperand) ? sum : null,
                _ => null,
            };
            if (current is IInterpolatedStringOperation or IBinaryOperation or IInvocationOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What an argument becomes: a place that is constructed, an address that is formatted, a request to it.</summary>
    private static IOperation? Taker(IArgumentOperation argument) => argument.Parent switch
    {
        IObjectCreationOperation { Type: var made } creation when Is(made) => creation,
        IInvocationOperation call when call.TargetMethod.ContainingType.Is("System.Net.Http.HttpClient") || call.Arguments.Any(a => IsAddress(a.Value)) => call,
        _ => null,
    };

    private static bool IsAddress(IOperation? text) =>
        text is not null && Origins.Unwrap(text).ConstantValue is { HasValue: true, Value: string address } && address.StartsWith("http", StringComparison.OrdinalIgnoreCase);
}
