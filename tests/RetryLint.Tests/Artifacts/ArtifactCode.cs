using RetryLint.Verifier;

namespace RetryLint.Tests.Artifacts;

/// <summary>Code around an artifact, and the libraries that do not restore here, by their metadata names.</summary>
internal static class ArtifactCode
{
    private const string Libraries = """
        namespace System
        {
            public class BinaryData
            {
                public static BinaryData FromObjectAsJson<T>(T value) => null!;
                public static BinaryData FromString(string text) => null!;
            }
        }
        namespace Microsoft.Azure.Management.Compute.Fluent
        {
            public interface IWithSetting
            {
                IWithSetting WithPublicSetting(string key, object value);
                IWithSetting WithPackageUri(string uri);
            }
        }
        namespace Azure.ResourceManager.HybridCompute
        {
            public class ArcExtensionData { public System.BinaryData Settings { get; set; } = null!; }
        }
        namespace Azure.ResourceManager.Other
        {
            public class ScriptSource { public System.Uri ScriptUri { get; set; } = null!; }
            public class StorageProfile { public System.Uri Endpoint { get; set; } = null!; }
        }
        namespace Azure.Storage.Blobs
        {
            public class BlobClient
            {
                public BlobClient(System.Uri uri) { }
                public BlobClient(System.Uri uri, Azure.Core.TokenCredential credential) { }
            }
        }
        namespace Azure.Core { public abstract class TokenCredential { } }
        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger { }
            public static class LoggerExtensions { public static void LogInformation(this ILogger logger, string text, params object[] args) { } }
        }
        namespace Xunit { public sealed class FactAttribute : System.Attribute { } }
        """;

    /// <summary>The shim's mirrors, as code sees them.</summary>
    public const string Mirrors = """
        namespace RetryLint
        {
            public sealed class ArtifactMirrors { public static string Resolve(string url) => url; }
        }
        """;

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Diagnostics;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Logging;
        """;

    public static Case Case { get; } = new()
    {
        MoreSources = new Dictionary<string, string> { ["Libraries.cs"] = Libraries, ["Mirrors.cs"] = Mirrors, ["Usings.cs"] = Usings },
        TornToo = false,
    };

    /// <summary>Members of a class that has an HTTP client and a log.</summary>
    public static string Around(string members) => $$"""
        public class Setup
        {
            private readonly HttpClient http = new();
            private readonly ILogger log = null!;

            {{members}}
        }
        """;
}
