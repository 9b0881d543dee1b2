using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Recognition;

/// <summary>Properties that tell whether a request succeeded.</summary>
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
}
