namespace RetryLint.Tests.Rules;

/// <summary>
/// The combinations of Azure.Core and Azure.Identity that a project can have. The sets "azure" and "all" hold the newest, where
/// Azure.Identity only forwards its types; the others hold the types where they were, and the same types twice.
/// </summary>
internal static class AzureWorlds
{
    public static readonly string[] Old = ["azure-old"];

    /// <summary>For what needs an operation of Key Vault, whose package knows no Azure.Core as old as that.</summary>
    public static readonly string[] Doubled = ["azure-mixed"];

    public static readonly string[] Others = [.. Old, .. Doubled];

    private static readonly string[] DoubledTypes = ["DefaultAzureCredential", "AuthenticationFailedException", "CredentialUnavailableException"];

    /// <summary>Code that names a type twice there is not compiled, so only what names none is asked there.</summary>
    public static string[] For(string source) => DoubledTypes.Any(source.Contains) ? Old : Others;
}
