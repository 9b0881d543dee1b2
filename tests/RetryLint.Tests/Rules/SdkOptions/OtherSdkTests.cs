using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules.SdkOptions;

/// <summary>Retries that other libraries let people declare: what is certain is reported, the rest is silent.</summary>
public sealed class OtherSdkTests
{
    [Theory]
    [InlineData("var o = new ServiceBusClientOptions { RetryOptions = new ServiceBusRetryOptions { MaxRetries = 4, {|RETRY1005:Mode = ServiceBusRetryMode.Fixed|} } };")]
    [InlineData("var o = new ServiceBusClientOptions { RetryOptions = { {|RETRY1003:MaxRetries = 50|} } };")]
    [InlineData("var o = new ServiceBusClientOptions(); {|RETRY1003:o.RetryOptions.MaxRetries = 50|};")]
    [InlineData("var o = new EventHubsRetryOptions { {|RETRY1003:MaximumRetries = 20|}, MaximumDelay = TimeSpan.FromMinutes(1) };")]
    [InlineData("var o = new EventHubsRetryOptions { {|RETRY1005:Mode = EventHubsRetryMode.Fixed|}, MaximumRetries = 4, Delay = TimeSpan.FromSeconds(2) };")]
    [InlineData("var o = new ServiceBusRetryOptions { Mode = ServiceBusRetryMode.Fixed, MaxRetries = 2 };")]
    [InlineData("var o = new ServiceBusRetryOptions { Mode = ServiceBusRetryMode.Exponential, MaxRetries = 5, Delay = TimeSpan.FromSeconds(1) };")]
    [InlineData("var o = new ServiceBusRetryOptions { Delay = TimeSpan.Zero };")]
    [InlineData("void Set(ServiceBusRetryOptions o) => o.Mode = ServiceBusRetryMode.Fixed;")]
    public Task Messaging(string code) => Reports(code, Stubs.ServiceBus, "Azure.Messaging.ServiceBus", "Azure.Messaging.EventHubs");

    [Theory]
    [InlineData("var o = new CosmosClientOptions { ApplicationName = \"a\", {|RETRY1003:MaxRetryAttemptsOnRateLimitedRequests = 30|} };")]
    [InlineData("var o = new CosmosClientOptions { MaxRetryAttemptsOnRateLimitedRequests = int.MaxValue };")]
    [InlineData("var o = new CosmosClientOptions { MaxRetryAttemptsOnRateLimitedRequests = 9, MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(30) };")]
    [InlineData("var o = new CosmosClientOptions { ApplicationName = \"a\" };")]
    public Task Cosmos(string code) => Reports(code, Stubs.Cosmos, "Microsoft.Azure.Cosmos");

    [Theory]
    [InlineData("var p = new RetryPolicy { MaxAttempts = 5, InitialBackoff = TimeSpan.FromSeconds(1), MaxBackoff = TimeSpan.FromSeconds(5), {|RETRY1005:BackoffMultiplier = 1|} };")]
    [InlineData("var p = new RetryPolicy { MaxAttempts = 5, InitialBackoff = TimeSpan.FromSeconds(1), MaxBackoff = TimeSpan.FromSeconds(5), BackoffMultiplier = 1.5 };")]
    [InlineData("var p = new RetryPolicy { MaxAttempts = 3, InitialBackoff = TimeSpan.FromSeconds(1), MaxBackoff = TimeSpan.FromSeconds(5), BackoffMultiplier = 1 };")]
    [InlineData("var p = new RetryPolicy { MaxAttempts = 50, InitialBackoff = TimeSpan.FromSeconds(1), MaxBackoff = TimeSpan.FromSeconds(5), BackoffMultiplier = 2 };")]
    public Task Grpc(string code) => Reports(code, Stubs.Grpc, "Grpc.Net.Client.Configuration");

    [Theory]
    [InlineData("[FixedDelayRetry({|RETRY1001:-1|}, \"00:00:10\")] static void Run() { }")]
    [InlineData("[ExponentialBackoffRetry({|RETRY1001:-1|}, \"00:00:04\", \"00:15:00\")] static void Run() { }")]
    [InlineData("[ExponentialBackoffRetry({|RETRY1003:20|}, \"00:00:04\", \"00:15:00\")] static void Run() { }")]
    [InlineData("[{|RETRY1005:FixedDelayRetry(5, \"00:00:10\")|}] static async System.Threading.Tasks.Task Run(System.Net.Http.HttpClient http) { await http.GetStringAsync(\"x\"); }")]
    [InlineData("[FixedDelayRetry(5, \"00:00:10\")] static void Run() { }")]
    [InlineData("[FixedDelayRetry(2, \"00:00:10\")] static void Run() { }")]
    [InlineData("[ExponentialBackoffRetry(5, \"00:00:04\", \"00:15:00\")] static void Run() { }")]
    public Task Functions(string member) => Verify.Analyzer<DeclaredRetryAnalyzer>(
        $$"""
        using Microsoft.Azure.Functions.Worker;
        static class Jobs
        {
            {{member}}
        }
        """,
        With(Stubs.Functions));

    [Theory]
    [InlineData("new SqlServerDbContextOptionsBuilder().EnableRetryOnFailure({|RETRY1003:20|});")]
    [InlineData("new SqlServerDbContextOptionsBuilder().EnableRetryOnFailure({|RETRY1001:int.MaxValue|}, TimeSpan.FromSeconds(30), null);")]
    [InlineData("new SqlServerDbContextOptionsBuilder().EnableRetryOnFailure();")]
    [InlineData("new SqlServerDbContextOptionsBuilder().EnableRetryOnFailure(10);")]
    [InlineData("new Mine.Builder().EnableRetryOnFailure(20);")]
    public Task Databases(string code) => Reports(code, Stubs.Database, "Microsoft.EntityFrameworkCore.Infrastructure");

    [Theory]
    [InlineData("new IotHubClientExponentialBackoffRetryPolicy({|RETRY1001:0|}, TimeSpan.FromSeconds(30));")]
    [InlineData("new IotHubClientExponentialBackoffRetryPolicy({|RETRY1001:uint.MaxValue|}, TimeSpan.FromSeconds(30));")]
    [InlineData("new IotHubClientFixedDelayRetryPolicy({|RETRY1003:20|}, TimeSpan.FromSeconds(30));", "RETRY1005")]
    [InlineData("{|RETRY1006:new IotHubClientIncrementalDelayRetryPolicy(5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), useJitter: false)|};")]
    [InlineData("{|RETRY1005:new IotHubClientFixedDelayRetryPolicy(5, TimeSpan.FromSeconds(30))|};")]
    [InlineData("new IotHubClientExponentialBackoffRetryPolicy(5, TimeSpan.FromSeconds(30));")]
    [InlineData("new IotHubClientFixedDelayRetryPolicy(2, TimeSpan.FromSeconds(30));")]
    public Task Devices(string code, string? switchedOff = null) => Verify.Analyzer<DeclaredRetryAnalyzer>(
        $$"""
        using System;
        using Microsoft.Azure.Devices.Client;

        class User
        {
            void Use()
            {
                {{code}}
            }
        }
        """,
        With(Stubs.Devices) with { EditorConfig = switchedOff is null ? null : $"root = true\n[*.cs]\ndotnet_diagnostic.{switchedOff}.severity = none\n" });

    [Theory]
    [InlineData("var p = {|RETRY1006:new ClientRetryPolicy()|};")]
    [InlineData("var p = {|RETRY1006:new ClientRetryPolicy(maxRetries: 5)|};")]
    [InlineData("var p = new ClientRetryPolicy(0);")]
    [InlineData("var p = new ClientRetryPolicy(1);")]
    [InlineData("ClientRetryPolicy p = new Mine();")]
    public Task Client_model(string code) => Verify.Analyzer<DeclaredRetryAnalyzer>(
        $$"""
        using System.ClientModel.Primitives;

        class Mine : ClientRetryPolicy { }

        class User
        {
            void Use()
            {
                {{code}}
            }
        }
        """,
        new Case { References = "azure" });

    private static Task Reports(string code, string stub, params string[] namespaces) => Verify.Analyzer<DeclaredRetryAnalyzer>(
        $$"""
        using System;
        {{string.Join("\n", namespaces.Select(n => $"using {n};"))}}

        class User
        {
            void Use()
            {
                {{code}}
            }
        }
        """,
        With(stub));

    private static Case With(string stub) => new() { MoreSources = new Dictionary<string, string> { ["Stub.cs"] = stub } };
}
