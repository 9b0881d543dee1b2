namespace RetryLint.Tests.Rules.SdkOptions;

/// <summary>Libraries that cannot be referenced here, reduced to the names that the recognisers look for.</summary>
internal static class Stubs
{
    public const string ServiceBus = """
        using System;
        namespace Azure.Messaging.ServiceBus
        {
            public enum ServiceBusRetryMode { Fixed, Exponential }
            public class ServiceBusRetryOptions
            {
                public ServiceBusRetryMode Mode { get; set; }
                public int MaxRetries { get; set; }
                public TimeSpan Delay { get; set; }
                public TimeSpan MaxDelay { get; set; }
            }
            public class ServiceBusClientOptions { public ServiceBusRetryOptions RetryOptions { get; set; } = new ServiceBusRetryOptions(); }
        }
        namespace Azure.Messaging.EventHubs
        {
            public enum EventHubsRetryMode { Fixed, Exponential }
            public class EventHubsRetryOptions
            {
                public EventHubsRetryMode Mode { get; set; }
                public int MaximumRetries { get; set; }
                public TimeSpan Delay { get; set; }
                public TimeSpan MaximumDelay { get; set; }
            }
        }
        """;

    public const string Cosmos = """
        using System;
        namespace Microsoft.Azure.Cosmos
        {
            public class CosmosClientOptions
            {
                public string ApplicationName { get; set; }
                public int? MaxRetryAttemptsOnRateLimitedRequests { get; set; }
                public TimeSpan? MaxRetryWaitTimeOnRateLimitedRequests { get; set; }
            }
        }
        """;

    public const string Grpc = """
        using System;
        namespace Grpc.Net.Client.Configuration
        {
            public sealed class RetryPolicy
            {
                public int? MaxAttempts { get; set; }
                public TimeSpan? InitialBackoff { get; set; }
                public TimeSpan? MaxBackoff { get; set; }
                public double? BackoffMultiplier { get; set; }
            }
            public sealed class MethodConfig { public RetryPolicy RetryPolicy { get; set; } }
        }
        """;

    public const string Functions = """
        using System;
        namespace Microsoft.Azure.Functions.Worker
        {
            public sealed class FixedDelayRetryAttribute : Attribute { public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval) { } }
            public sealed class ExponentialBackoffRetryAttribute : Attribute { public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval) { } }
        }
        """;

    public const string Database = """
        using System;
        using System.Collections.Generic;
        namespace Microsoft.EntityFrameworkCore.Infrastructure
        {
            public class SqlServerDbContextOptionsBuilder
            {
                public SqlServerDbContextOptionsBuilder EnableRetryOnFailure() => this;
                public SqlServerDbContextOptionsBuilder EnableRetryOnFailure(int maxRetryCount) => this;
                public SqlServerDbContextOptionsBuilder EnableRetryOnFailure(int maxRetryCount, TimeSpan maxRetryDelay, IEnumerable<int> errorNumbersToAdd) => this;
            }
        }
        namespace Mine { public class Builder { public Builder EnableRetryOnFailure(int maxRetryCount) => this; } }
        """;

    public const string Devices = """
        using System;
        namespace Microsoft.Azure.Devices.Client
        {
            public class IotHubClientExponentialBackoffRetryPolicy { public IotHubClientExponentialBackoffRetryPolicy(uint maxRetries, TimeSpan maxWait, bool useJitter = true) { } }
            public class IotHubClientFixedDelayRetryPolicy { public IotHubClientFixedDelayRetryPolicy(uint maxRetries, TimeSpan fixedDelay, bool useJitter = true) { } }
            public class IotHubClientIncrementalDelayRetryPolicy { public IotHubClientIncrementalDelayRetryPolicy(uint maxRetries, TimeSpan delayIncrement, TimeSpan maxDelay, bool useJitter = true) { } }
        }
        """;
}
