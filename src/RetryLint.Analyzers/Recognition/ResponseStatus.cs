using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition;

/// <summary>Properties that tell whether a request succeeded, and what a test of them says.</summary>
internal static class ResponseStatus
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "System.Net.Http.HttpResponseMessage.IsSuccessStatusCode",
        "System.Net.Http.HttpResponseMessage.StatusCode",
        "System.Net.HttpWebResponse.StatusCode",
        "Azure.Response.Status",
        "Azure.Response.IsError",
        "System.ClientModel.Primitives.PipelineResponse.Status",
        "System.ClientModel.Primitives.PipelineResponse.IsError",
    };

    public static bool Is(IPropertySymbol property) =>
        property.Name is "IsSuccessStatusCode" or "StatusCode" or "Status" or "IsError"
        && Known.Contains(property.ContainingType.ToDisplayString() + "." + property.Name);

    private static readonly HashSet<string> Holders = new(Known.Select(k => k.Substring(0, k.LastIndexOf('.'))), StringComparer.Ordinal);

    /// <summary>Is it a response, with its headers?</summary>
    public static bool IsHolder(ITypeSymbol? type) => type is { SpecialType: SpecialType.None } && Holders.Contains(type.OriginalDefinition.ToDisplayString());

    /// <summary>The status that a condition tests; null where it tests none.</summary>
    public static IPropertyReferenceOperation? TestedIn(IOperation condition) =>
        OwnOperations.Of(condition).OfType<IPropertyReferenceOperation>().FirstOrDefault(p => Is(p.Property));

    /// <summary>
    /// Does this outcome of the condition mean that the request failed? 202 Accepted is no failure: whoever asks again then
    /// waits for a state.
    /// </summary>
    public static bool IsFailure(IOperation condition, bool outcome)
    {
        condition = Conditions.Unwrap(condition);
        if (condition is IBinaryOperation { RightOperand.ConstantValue: { HasValue: true, Value: bool wanted } } comparison)
        {
            return IsFailure(comparison.LeftOperand, outcome == (wanted == (comparison.OperatorKind == BinaryOperatorKind.Equals)));
        }

        if (condition is IPropertyReferenceOperation flag)
        {
            return outcome == (flag.Property.Name == "IsError");
        }

        var named = OwnOperations.Of(condition).Select(o => Status(o)).OfType<int>().ToList();
        if (named.Count == 1 && IsSuccess(named[0]))
        {
            return false; // "Not yet 200" also takes 202 Accepted: as much a poll as a retry.
        }

        var namesSuccess = named.Any(IsSuccess);
        var isNegated = condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } or IIsPatternOperation { Pattern: INegatedPatternOperation };
        return (outcome != isNegated) != namesSuccess;
    }

    /// <summary>Does this outcome of a condition name a status of success?</summary>
    public static bool SaysSuccess(IOperation condition, bool outcome)
    {
        condition = Conditions.Unwrap(condition);
        return TestedIn(condition) is not null && !IsFailure(condition, outcome)
            && (condition is IPropertyReferenceOperation || OwnOperations.Of(condition).Select(Status).OfType<int>().Any(IsSuccess));
    }

    private static bool IsSuccess(int status) => status is >= 200 and < 300;

    private static int? Status(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: int status } && status is >= 100 and < 600 ? status : null;
}
