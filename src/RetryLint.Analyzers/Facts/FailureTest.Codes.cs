using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Facts;

/// <content>Error codes: of Azure, of MSAL, and the AADSTS codes that messages of Entra ID carry.</content>
internal sealed partial class FailureTest
{
    private const string EntraCode = "AADSTS";

    private static bool IsCode(IOperation value) =>
        Unwrap(value) is IPropertyReferenceOperation { Property: { Name: "ErrorCode", Type.SpecialType: SpecialType.System_String }, Instance: { } holder } && FailureData.IsException(holder.Type);

    private static bool IsMessage(IOperation value) =>
        Unwrap(value) is IPropertyReferenceOperation { Property.Name: "Message", Instance: { } holder } && FailureData.IsException(holder.Type);

    private static string? Text(IOperation value) => Unwrap(value).ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>Does the comparison of a code with a text hold? Null where it is no such comparison, or where the failure has no code.</summary>
    private bool? SaysCode(IOperation one, IOperation other) =>
        IsCode(one) ? IsCodeNamed(other) : IsCode(other) ? IsCodeNamed(one) : null;

    private bool? IsCodeNamed(IOperation text) =>
        Text(text) is { } named && failure.Code is { } code ? string.Equals(named, code, StringComparison.OrdinalIgnoreCase) : null;

    private bool? ContainsCode(IOperation collection)
    {
        var codes = Elements(Unwrap(collection)).Select(Text).ToList();
        return codes.Count == 0 || failure.Code is not { } code ? null
            : codes.Contains(code, StringComparer.OrdinalIgnoreCase) ? true
            : codes.Contains(null) ? null : false;
    }

    /// <summary><c>string.Equals(code, …)</c>, <c>code.Equals(…)</c>, and whether the message names an AADSTS code: not the imagined one.</summary>
    private bool? OfText(IInvocationOperation call)
    {
        var values = call.Arguments.Select(a => a.Value).Where(v => Unwrap(v).Type?.SpecialType == SpecialType.System_String).ToList();
        if (call.Instance is { } instance)
        {
            values.Insert(0, instance);
        }

        return values.Count != 2 ? null
            : call.TargetMethod.Name == "Equals" ? SaysCode(values[0], values[1])
            : call.TargetMethod.Name == "Contains" && IsMessage(values[0]) && Text(values[1])?.StartsWith(EntraCode, StringComparison.Ordinal) == true ? false
            : null;
    }
}
