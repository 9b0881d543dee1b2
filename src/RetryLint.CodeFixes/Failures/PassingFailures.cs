using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Azure;

namespace RetryLint.CodeFixes.Failures;

/// <summary>A failure that may pass.</summary>
/// <param name="Type">The exception.</param>
/// <param name="Status">How its status tells; null where its type or the test says enough.</param>
/// <param name="Property">The property that must be true, or, with a type, be one; null where nothing more is asked.</param>
internal sealed record PassingFailure(INamedTypeSymbol Type, TransientFailures? Status, string? Property = null, INamedTypeSymbol? Of = null)
{
    /// <summary>The condition beside the type; null where there is none.</summary>
    public string? Test(string name, SemanticModel model, int place, Func<ITypeSymbol, string> nameOf) =>
        Status is not null ? Status.Test(name, model, place)
        : Property is null ? null
        : Of is null ? $"{name}.{Property}" : $"{name}.{Property} is {nameOf(Of)}";
}

/// <summary>What the clients that an attempt calls throw for reasons that can pass, where that is known of each of them.</summary>
internal sealed class PassingFailures(Compilation compilation)
{
    private readonly List<PassingFailure> found = [];

    /// <summary>Null where the attempt calls something of which nobody knows how it fails.</summary>
    public static IReadOnlyList<PassingFailure>? Of(IEnumerable<IOperation> attempts, Compilation compilation)
    {
        var failures = new PassingFailures(compilation);
        foreach (var call in attempts.SelectMany(a => a.DescendantsAndSelf()))
        {
            if (Called(call) is { } method && !failures.Knows(method))
            {
                return null;
            }
        }

        return failures.found.Count == 0 ? null : failures.found;
    }

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation { Constructor: { } constructor } => constructor,
        _ => null,
    };

    private bool Knows(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.DerivesFrom("System.Net.Http.HttpMessageInvoker") || type.Is("System.Net.Http.Json.HttpClientJsonExtensions"))
        {
            Add("System.Net.Http.HttpRequestException");
            Add("System.Threading.Tasks.TaskCanceledException", "InnerException", "System.TimeoutException");
            return true;
        }

        if (type.DerivesFrom("System.Data.Common.DbConnection") || type.DerivesFrom("System.Data.Common.DbCommand"))
        {
            Add("System.Data.Common.DbException", "IsTransient");
            return true;
        }

        if (type.DerivesFrom("System.Net.Sockets.Socket") || type.Is("System.Net.Sockets.TcpClient"))
        {
            Add("System.Net.Sockets.SocketException");
            return true;
        }

        if (type.DerivesFrom("System.IO.Stream"))
        {
            Add("System.IO.IOException");
            return true;
        }

        if (IsOfAzure(type))
        {
            Add("Azure.RequestFailedException");
            return true;
        }

        return type.ContainingNamespace.IsWithin("System") && type.Locations.All(l => l.IsInMetadata);
    }

    /// <summary>A client of a service; not those of messaging, which throw exceptions of their own, nor what asks for tokens.</summary>
    private static bool IsOfAzure(INamedTypeSymbol type) => type.ContainingNamespace.IsWithin("Azure")
        && !type.ContainingNamespace.IsWithin("Azure.Messaging") && !type.ContainingNamespace.IsWithin("Azure.Identity") && !type.DerivesFrom("Azure.Core.TokenCredential");

    private void Add(string exception, string? property = null, string? of = null)
    {
        if (compilation.GetTypesByMetadataName(exception).FirstOrDefault() is { } type && !found.Any(f => SymbolEqualityComparer.Default.Equals(f.Type, type)))
        {
            found.Add(new PassingFailure(type, TransientFailures.Of(type), property, of is null ? null : compilation.GetTypesByMetadataName(of).FirstOrDefault()));
        }
    }
}
