using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>A failure that no attempt can cure. Does a retry take it?</summary>
/// <param name="Name">How the message names it.</param>
/// <param name="Status">The HTTP status; null where the failure has none.</param>
/// <param name="Types">The full names of its type and of what that derives from; empty for a response.</param>
internal sealed record ImaginedFailure(string Name, int? Status, params string[] Types)
{
    private const string Any = "System.Exception";

    /// <summary>What the clients of Azure identity and ARM throw when nothing can help.</summary>
    public static readonly IReadOnlyList<ImaginedFailure> Thrown =
    [
        new("CredentialUnavailableException", null, "Azure.Identity.CredentialUnavailableException", "Azure.Identity.AuthenticationFailedException", Any),
        new("status 401", 401, "Azure.RequestFailedException", Any) { Code = "AuthenticationFailed" },
        new("status 403", 403, "Azure.RequestFailedException", Any) { Code = "AuthorizationFailed" },
        new("status 401", 401, "Microsoft.Identity.Client.MsalServiceException", "Microsoft.Identity.Client.MsalException", Any) { Code = "invalid_client" },
        new("status 403", 403, "Microsoft.Rest.Azure.CloudException", "Microsoft.Rest.RestException", Any),
        new("status 401", 401, "System.Net.Http.HttpRequestException", Any),
        new("MsalUiRequiredException", 400, "Microsoft.Identity.Client.MsalUiRequiredException", "Microsoft.Identity.Client.MsalServiceException", "Microsoft.Identity.Client.MsalException", Any) { Code = "invalid_grant", OnlyNamed = true },
        new("MsalClientException", null, "Microsoft.Identity.Client.MsalClientException", "Microsoft.Identity.Client.MsalException", Any) { Code = "unknown_client_error", OnlyNamed = true },
        new("status 401", 401, "Microsoft.IdentityModel.Clients.ActiveDirectory.AdalServiceException", "Microsoft.IdentityModel.Clients.ActiveDirectory.AdalException", Any) { Code = "invalid_client" },
    ];

    /// <summary>Responses that say the same.</summary>
    public static readonly IReadOnlyList<ImaginedFailure> Answered = [new("status 401", 401), new("status 403", 403)];

    /// <summary>A service that is asked too often, by an exception that carries its headers.</summary>
    public static readonly IReadOnlyList<ImaginedFailure> ThrottledThrown =
    [
        .. Throttled("Microsoft.Identity.Client.MsalServiceException", "Microsoft.Identity.Client.MsalException", Any),
        .. Throttled("Microsoft.Rest.Azure.CloudException", "Microsoft.Rest.RestException", Any),
        .. Throttled("Microsoft.Rest.HttpOperationException", "Microsoft.Rest.RestException", Any),
        .. Throttled("Microsoft.Bot.Schema.ErrorResponseException", Any),
        .. Throttled("Microsoft.Graph.ServiceException", "Microsoft.Kiota.Abstractions.ApiException", Any),
        .. Throttled("Microsoft.Graph.Models.ODataErrors.ODataError", "Microsoft.Kiota.Abstractions.ApiException", Any),
        .. Throttled("Azure.RequestFailedException", Any).Select(f => f with { OnlyOnPurpose = true }),
    ];

    /// <summary>Responses that say the same.</summary>
    public static readonly IReadOnlyList<ImaginedFailure> ThrottledAnswered = [.. Throttled()];

    /// <summary>What its <c>ErrorCode</c> says; null where it has none.</summary>
    public string? Code { get; init; }

    /// <summary>Does it come to mind only where the code names its kind?</summary>
    public bool OnlyNamed { get; init; }

    /// <summary>
    /// Does it come to mind only in a retry that is there for nothing else? The clients of the Azure SDK wait between their own
    /// attempts as they are asked to; what they throw in the end carries one more answer, which nobody has waited for.
    /// </summary>
    public bool OnlyOnPurpose { get; init; }

    /// <summary>Does a retry that takes it mean it? One that also takes other failures which pass is about those as well.</summary>
    public bool IsMeantBy(Func<ImaginedFailure, bool> takes) => !OnlyOnPurpose || !(takes(this with { Status = 500 }) || takes(this with { Status = 404 }));

    /// <summary>Is it a response, not an exception?</summary>
    public bool IsAnswer => Types.Length == 0;

    /// <summary>Is it none? Whoever asks what a failure means also asks what is no failure.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    private static ImaginedFailure[] Throttled(params string[] types) => [new("status 429", 429, types), new("status 503", 503, types)];

    /// <summary>Is it of this type, and is that not the type of every exception?</summary>
    public bool IsKin(ITypeSymbol type, SyntaxNode place) => !FailureData.IsEvery(type) && Is(type, place);

    /// <summary>Is it of this type? Types that do not bind are told by their names as far as the file's usings make them certain.</summary>
    public bool Is(ITypeSymbol type, SyntaxNode place) => Types.Any(t => type.Is(t) || UnboundNames.Is(type, t, place));
}
