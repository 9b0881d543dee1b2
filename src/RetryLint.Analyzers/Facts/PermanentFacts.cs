using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>Whether a retry of Azure identity or ARM also repeats what cannot succeed.</summary>
internal static class PermanentFacts
{
    private const string Status = "status ";

    private static readonly Dictionary<string, string> Broad = new(StringComparer.Ordinal)
    {
        ["Azure.Identity.AuthenticationFailedException"] = "AuthenticationFailedException, which includes \"no identity here\"",
        ["Azure.Identity.CredentialUnavailableException"] = "CredentialUnavailableException",
        ["Azure.RequestFailedException"] = "RequestFailedException of every status",
        ["Microsoft.Identity.Client.MsalServiceException"] = "MsalServiceException of every status",
        ["Microsoft.Identity.Client.MsalException"] = "MsalException of every kind",
        ["Microsoft.Identity.Client.MsalUiRequiredException"] = "MsalUiRequiredException, which only a user can cure",
        ["Microsoft.Identity.Client.MsalClientException"] = "MsalClientException, which no service can cure",
        ["Microsoft.IdentityModel.Clients.ActiveDirectory.AdalServiceException"] = "AdalServiceException of every status",
        ["System.Net.Http.HttpRequestException"] = "HttpRequestException of every status",
    };

    public static (PermanentFailures Kind, string? Name) Of(Handled handled, CompilationScope scope, CancellationToken cancellation)
    {
        if (handled.Kind == HandledFailures.Everything)
        {
            return (PermanentFailures.Repeated, "every failure");
        }

        foreach (var exception in handled.Exceptions)
        {
            if (!exception.IsFiltered && exception.Type is { } type && Broad.TryGetValue(type.ToDisplayString(), out var name))
            {
                return (PermanentFailures.Repeated, name);
            }
        }

        var passed = new PolicyFailures(handled, scope, cancellation).NotNamedAmong([.. ImaginedFailure.Thrown, .. ImaginedFailure.Answered]);
        return passed.Count == 0 ? (PermanentFailures.Unknown, null) : (PermanentFailures.Repeated, Listed(passed.Select(f => f.Name)));
    }

    public static (PermanentFailures Kind, string? Name) Of(TurnFacts facts, HandledFailures handles)
    {
        if (handles == HandledFailures.Everything)
        {
            return (PermanentFailures.Repeated, "every failure");
        }

        var taken = new List<string>();
        foreach (var path in facts.Paths.Failing)
        {
            var permanent = new PermanentOnPath(path, facts).Taken();
            if (permanent.Count > 0 && path.Failed && path.LastFailure.ExceptionType is { } type && permanent.IsUnfiltered && Broad.TryGetValue(type.ToDisplayString(), out var name))
            {
                return (PermanentFailures.Repeated, name);
            }

            taken.AddRange(permanent.Names);
        }

        return taken.Count == 0 ? (PermanentFailures.Unknown, null) : (PermanentFailures.Repeated, Listed(taken));
    }

    /// <summary>"CredentialUnavailableException, status 401 and 403".</summary>
    private static string Listed(IEnumerable<string> failures)
    {
        var names = failures.Distinct().ToList();
        for (var i = names.Count - 1; i > 0; i--)
        {
            var sameWord = names[i].StartsWith(Status, StringComparison.Ordinal) && names[i - 1].StartsWith(Status, StringComparison.Ordinal);
            names[i] = sameWord ? names[i].Substring(Status.Length) : names[i];
        }

        return names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];
    }
}
