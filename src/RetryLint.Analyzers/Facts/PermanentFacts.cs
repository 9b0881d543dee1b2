using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>Whether a retry of Azure identity or ARM also repeats what cannot succeed.</summary>
internal static class PermanentFacts
{
    private static readonly Dictionary<string, string> Broad = new(StringComparer.Ordinal)
    {
        ["Azure.Identity.AuthenticationFailedException"] = "AuthenticationFailedException, which includes \"no identity here\"",
        ["Azure.Identity.CredentialUnavailableException"] = "CredentialUnavailableException",
        ["Azure.RequestFailedException"] = "RequestFailedException of every status",
        ["Microsoft.Identity.Client.MsalServiceException"] = "MsalServiceException of every status",
        ["Microsoft.Identity.Client.MsalException"] = "MsalException of every kind",
        ["System.Net.Http.HttpRequestException"] = "HttpRequestException of every status",
    };

    public static (PermanentFailures Kind, string? Name) Of(Handled handled)
    {
        if (handled.Kind == HandledFailures.Everything)
        {
            return (PermanentFailures.Repeated, "every failure");
        }

        foreach (var exception in handled.Exceptions)
        {
            if (!exception.IsFiltered && Broad.TryGetValue(exception.Type.ToDisplayString(), out var name))
            {
                return (PermanentFailures.Repeated, name);
            }
        }

        return (PermanentFailures.Unknown, null);
    }

    public static (PermanentFailures Kind, string? Name) Of(TurnFacts facts, HandledFailures handles)
    {
        if (handles == HandledFailures.Everything)
        {
            return (PermanentFailures.Repeated, "every failure");
        }

        foreach (var path in facts.Paths.Failing.Where(p => p.Failed))
        {
            var clause = path.LastFailure;
            if (clause.ExceptionType is { } type && Broad.TryGetValue(type.ToDisplayString(), out var name) && !FailureData.IsLookedAt(clause, path, facts))
            {
                return (PermanentFailures.Repeated, name);
            }
        }

        return (PermanentFailures.Unknown, null);
    }
}
