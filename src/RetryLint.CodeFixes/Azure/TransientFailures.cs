using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.CodeFixes.Azure;

/// <summary>What of an exception can pass, as a test of its status.</summary>
/// <param name="Status">The property that holds it.</param>
/// <param name="IsHttp">Whether it is an <c>HttpStatusCode?</c>, and not a number.</param>
internal sealed record TransientFailures(string Status, bool IsHttp)
{
    private const string Enumeration = "HttpStatusCode";

    /// <summary>Null for an exception that has no status.</summary>
    public static TransientFailures? Of(ITypeSymbol? exception) =>
        exception.Is("Azure.RequestFailedException") ? new TransientFailures("Status", false)
        : exception.Is("Microsoft.Identity.Client.MsalServiceException") ? new TransientFailures("StatusCode", false)
        : exception.Is("System.Net.Http.HttpRequestException") ? new TransientFailures("StatusCode", true)
        : null;

    /// <summary>0, or none, means that no answer came.</summary>
    public string Test(string name, SemanticModel model, int place)
    {
        if (!IsHttp)
        {
            return $"{name}.{Status} is 0 or 408 or 429 or >= 500";
        }

        var type = model.LookupNamespacesAndTypes(place, name: Enumeration).IsEmpty ? "System.Net." + Enumeration : Enumeration;
        return $"{name}.{Status} is null or {type}.RequestTimeout or {type}.TooManyRequests or >= {type}.InternalServerError";
    }
}
