using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules.SdkOptions;

/// <summary>The class around code that sets the options of an Azure client.</summary>
internal static class SdkCode
{
    public static readonly Case Azure = new() { References = "azure", AlsoUnder = AzureWorlds.Old };

    /// <summary>The types of Azure.Identity live in Azure.Core, or in an assembly of their own.</summary>
    public static readonly string[] Worlds = ["azure", "azure-old"];

    public static string InMethod(string code) => Around($$"""
            void Use(SecretClientOptions given, bool fast, int number)
            {
                {{code}}
            }
        """);

    public static string Around(string members) => $$"""
        using System;
        using Azure.Core;
        using Azure.Core.Pipeline;
        using Azure.Identity;
        using Azure.ResourceManager;
        using Azure.Security.KeyVault.Secrets;

        class Vault
        {
            public const int Constant = 7;
            readonly int Field = 7;
            int Property { get; } = 7;
            int Expression => Constant;
            static int Routine(int n) => n + 4;
            static readonly TimeSpan Five = TimeSpan.FromSeconds(5);
            readonly int SetInConstructor = 7;
            int Changing = 7;
            public int Configured { get; set; } = 7;
            public virtual int Overridable => 7;
            public Vault() => SetInConstructor = 3;
            static void Configure(Action<SecretClientOptions> set) => set(new SecretClientOptions());

        {{members}}
        }

        static class Holder { public static readonly SecretClientOptions Options = new(); }
        """;

    public static Task Reports(string code) => Verify.Analyzer<DeclaredRetryAnalyzer>(InMethod(code), Azure);
}
