using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>The clients that download, and what makes a request of theirs something else.</summary>
internal static class Network
{
    private const string Client = "System.Net.Http.HttpClient";
    private const string Request = "System.Net.Http.HttpRequestMessage";
    private static readonly string[] Storage = ["Azure.Storage", "Microsoft.Azure.Storage", "Microsoft.WindowsAzure.Storage"];

    public static Fate? OfMethod(IMethodSymbol method, IOperation call)
    {
        var type = method.ContainingType;
        if (type.DerivesFrom(Client) || type.Is("System.Net.Http.Json.HttpClientJsonExtensions"))
        {
            return method.Name.StartsWith("Get", StringComparison.Ordinal) ? Fate.Fetched : Fate.Harmless;
        }

        if (type.Is(Request) && method.MethodKind == MethodKind.Constructor)
        {
            return OfVerb(((IObjectCreationOperation)call).Arguments.Select(a => a.Value));
        }

        return type.DerivesFrom("System.Net.WebClient") ? OfPrefix(method, "Download", "OpenRead")
            : type.DerivesFrom("System.Net.WebRequest") ? OfPrefix(method, "Create")
            : type.ContainingNamespace.IsWithin("Flurl") ? OfPrefix(method, "Get", "Download", "Url")
            : Storage.Any(s => type.ContainingNamespace.IsWithin(s)) ? OfStorage(method)
            : null;
    }

    public static Fate? OfProperty(IPropertySymbol property, IOperation assignment)
    {
        var type = property.ContainingType;
        if (type.DerivesFrom(Client) && property.Name == "BaseAddress")
        {
            return Fate.Fetched;
        }

        if (!type.Is(Request) || property.Name != "RequestUri")
        {
            return null;
        }

        var values = assignment.Parent is IObjectOrCollectionInitializerOperation initializer
            ? initializer.Initializers.OfType<ISimpleAssignmentOperation>().Select(a => a.Value)
            : [];
        return OfVerb(values);
    }

    /// <summary>A request asks for content unless its method says otherwise.</summary>
    private static Fate OfVerb(IEnumerable<IOperation> values)
    {
        foreach (var value in values)
        {
            if (value.Type.Is("System.Net.Http.HttpMethod"))
            {
                return value is IPropertyReferenceOperation { Property.Name: "Get" } ? Fate.Fetched : value is IPropertyReferenceOperation ? Fate.Harmless : Fate.Unknown;
            }
        }

        return Fate.Fetched;
    }

    /// <summary>A blob that is read without a credential is public; with one it is an account of one's own.</summary>
    private static Fate? OfStorage(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor && method.ContainingType.Name is var name && (name.EndsWith("BlobClient", StringComparison.Ordinal)
            || name.EndsWith("FileClient", StringComparison.Ordinal) || name.EndsWith("BlobBaseClient", StringComparison.Ordinal) || name.StartsWith("CloudBlo", StringComparison.Ordinal) || name.EndsWith("Blob", StringComparison.Ordinal))
            ? method.Parameters.Any(p => p.Type.Name.EndsWith("Credential", StringComparison.Ordinal) || p.Type.Name.EndsWith("Credentials", StringComparison.Ordinal)) ? Fate.Harmless : Fate.Fetched
            : Fate.Harmless;

    private static Fate? OfPrefix(IMethodSymbol method, params string[] prefixes) =>
        prefixes.Any(p => method.Name.StartsWith(p, StringComparison.Ordinal)) ? Fate.Fetched : Fate.Harmless;
}
