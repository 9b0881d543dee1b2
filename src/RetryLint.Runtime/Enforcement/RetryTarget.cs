namespace RetryLint;

/// <summary>What a retry calls in the end. Options cannot know it, so the program may say it: more rules then apply.</summary>
public enum RetryTarget
{
    /// <summary>Not said: only the rules that hold for any retry apply.</summary>
    Unknown,

    /// <summary>HTTP, gRPC, sockets, brokers, databases.</summary>
    Remote,

    /// <summary>Azure identity: credentials, managed identity, tokens.</summary>
    AzureIdentity,

    /// <summary>Azure Resource Manager.</summary>
    AzureResourceManager,
}
