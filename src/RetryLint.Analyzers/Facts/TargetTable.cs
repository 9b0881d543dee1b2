using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>What the types of known libraries talk to, by namespace. The longest matching prefix decides.</summary>
internal sealed class TargetTable
{
    private readonly ConcurrentDictionary<INamespaceSymbol, Target?> known = new(SymbolEqualityComparer.Default);

    private static readonly (string Prefix, Target Target)[] Rows =
    [
        ("Azure.Identity", Target.AzureIdentity),
        ("Microsoft.Identity.Client", Target.AzureIdentity),
        ("Microsoft.IdentityModel.Clients.ActiveDirectory", Target.AzureIdentity),
        ("Microsoft.Azure.Services.AppAuthentication", Target.AzureIdentity),
        ("Azure.ResourceManager", Target.AzureResourceManager),
        ("Microsoft.Azure.Management", Target.AzureResourceManager),
        ("Azure.Core", Target.Unknown),
        ("Azure", Target.AzureOther),
        ("Microsoft.Azure", Target.AzureOther),
        ("Microsoft.WindowsAzure.Storage", Target.AzureOther),
        ("System.Net", Target.Remote),
        ("System.Net.NetworkInformation", Target.Local),
        ("System.Net.Mime", Target.Local),
        ("System.ServiceModel", Target.Remote),
        ("System.Data", Target.Remote),
        ("Microsoft.Data", Target.Remote),
        ("Microsoft.EntityFrameworkCore", Target.Remote),
        ("Npgsql", Target.Remote),
        ("MySql", Target.Remote),
        ("MySqlConnector", Target.Remote),
        ("MongoDB", Target.Remote),
        ("StackExchange.Redis", Target.Remote),
        ("Grpc", Target.Remote),
        ("RabbitMQ", Target.Remote),
        ("Confluent.Kafka", Target.Remote),
        ("MassTransit", Target.Remote),
        ("Microsoft.AspNetCore.SignalR.Client", Target.Remote),
        ("Microsoft.VisualStudio.Services", Target.Remote),
        ("Microsoft.TeamFoundation", Target.Remote),
        ("Octokit", Target.Remote),
        ("NuGet.Protocol", Target.Remote),
        ("Microsoft.Playwright", Target.Remote),
        ("k8s", Target.Remote),
        ("Renci.SshNet", Target.Remote),
        ("RestSharp", Target.Remote),
        ("Refit", Target.Remote),
        ("Flurl.Http", Target.Remote),
        ("Amazon", Target.Remote),
        ("Google.Cloud", Target.Remote),
        ("Microsoft.Graph", Target.Remote),
        ("MQTTnet", Target.Remote),
        ("System", Target.Local),
        ("Microsoft.Extensions.Logging", Target.Local),
        ("Microsoft.Extensions", Target.Local),
        ("Newtonsoft.Json", Target.Local),
        ("Microsoft.Win32", Target.Local),
        ("Microsoft.CSharp", Target.Local),
    ];

    /// <summary>The target of a type's calls; null where the library is not known.</summary>
    public Target? Of(INamespaceSymbol? name) => name is null ? null : known.GetOrAdd(name, LookUp);

    private static Target? LookUp(INamespaceSymbol name) => Of(name.ToDisplayString());

    /// <summary>The same for a namespace that only its name is known of.</summary>
    public static Target? Of(string text)
    {
        Target? found = null;
        var longest = -1;
        foreach (var (prefix, target) in Rows)
        {
            if (prefix.Length > longest && text.StartsWith(prefix, StringComparison.Ordinal) && (text.Length == prefix.Length || text[prefix.Length] == '.'))
            {
                (found, longest) = (target, prefix.Length);
            }
        }

        return found;
    }
}
