namespace RetryLint.Tests.Fixes.Options;

internal static class OptionCode
{
    /// <summary>The class around a statement that sets options.</summary>
    public static string In(string code) => $$"""
        using System;
        using Azure.Core;
        using Azure.Core.Pipeline;
        using Azure.Identity;
        using Azure.ResourceManager;
        using Azure.Security.KeyVault.Secrets;

        class Vault
        {
            static void Configure(Action<SecretClientOptions> set) => set(new SecretClientOptions());

            void Use(SecretClientOptions given, bool fast, int number)
            {
                {{code}}
            }
        }
        """;
}
