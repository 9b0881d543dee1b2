using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>The types of Azure.Core and Azure.Identity that retries are declared with, whichever assembly holds them.</summary>
internal static class AzureTypes
{
    public const string ClientOptions = "Azure.Core.ClientOptions";
    public const string RetryOptions = "Azure.Core.RetryOptions";
    public const string RetryMode = "Azure.Core.RetryMode";
    public const string RetryPolicy = "Azure.Core.Pipeline.RetryPolicy";
    public const string DelayStrategy = "Azure.Core.DelayStrategy";
    public const string TokenCredentialOptions = "Azure.Identity.TokenCredentialOptions";
    public const string ManagedIdentityOptions = "Azure.Identity.ManagedIdentityCredentialOptions";
    public const string ManagedIdentity = "Azure.Identity.ManagedIdentityCredential";
    public const string DefaultCredentialOptions = "Azure.Identity.DefaultAzureCredentialOptions";

    /// <summary>The retry options of a client's options.</summary>
    public static bool IsRetry(ISymbol member) => member is IPropertySymbol { Name: "Retry" } property && property.Type.Is(RetryOptions);

    /// <summary>The options that all options made later are copied from.</summary>
    public static bool IsSharedDefault(ISymbol member) => member is { IsStatic: true, Name: "Default" } && member.ContainingType.Is(ClientOptions);
}
