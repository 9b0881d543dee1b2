namespace RetryLint.Rules;

/// <summary>What the attempt calls in the end.</summary>
internal enum Target
{
    Unknown,

    /// <summary>Files, processes, locks, memory: nobody else feels the retry.</summary>
    Local,

    /// <summary>A function that the caller hands in: a general retry routine.</summary>
    Delegate,

    /// <summary>HTTP, gRPC, sockets, brokers, databases.</summary>
    Remote,

    /// <summary>Azure data-plane clients: blobs, secrets, queues.</summary>
    AzureOther,
    AzureIdentity,
    AzureResourceManager,

    /// <summary>What <c>retrylint.guarded_apis</c> names: Azure identity or ARM behind an API of the project's own.</summary>
    Guarded,
}

internal static class Targets
{
    /// <summary>Does a retry reach a service that others share?</summary>
    public static bool IsRemote(this Target target) => target is Target.Remote or Target.AzureOther || target.IsControlPlane();

    /// <summary>As <see cref="IsRemote"/>, and a general retry routine counts: somebody will call a service through it.</summary>
    public static bool ReachesOthers(this Target target) => target is Target.Delegate || target.IsRemote();

    /// <summary>The two services that the outage of February 2026 went through.</summary>
    public static bool IsControlPlane(this Target target) => target is Target.AzureIdentity or Target.AzureResourceManager or Target.Guarded;
}
