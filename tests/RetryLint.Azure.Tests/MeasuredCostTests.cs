using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.ResourceManager;
using Polly;
using Polly.Retry;
using RetryLint.Azure.Tests.Loopback;

namespace RetryLint.Azure.Tests;

/// <summary>The numbers that messages and pages name. If a new SDK changes one, its test says so, and the pages follow.</summary>
public sealed class MeasuredCostTests
{
    private const int Callers = 20;

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(5);

    private static readonly ResiliencePipeline ThreeRetries = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 3, Delay = TimeSpan.Zero })
        .Build();

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_failing_token_request_is_sent_six_times(HttpStatusCode status)
    {
        var endpoint = FakeAzure.Answer(status);

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => Ask(Identity(endpoint)));

        Assert.Equal(6, endpoint.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task What_cannot_pass_is_asked_once(HttpStatusCode status)
    {
        var endpoint = FakeAzure.Answer(status);

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => Ask(Identity(endpoint)));

        Assert.Equal(1, endpoint.Requests);
    }

    [Fact]
    public async Task A_retry_of_three_around_it_makes_that_24()
    {
        var endpoint = FakeAzure.Answer(HttpStatusCode.InternalServerError);
        var credential = Identity(endpoint);

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => ThreeRetries.ExecuteAsync(async _ => await Ask(credential)).AsTask());

        Assert.Equal(24, endpoint.Requests);
    }

    [Fact]
    public async Task Twenty_callers_with_credentials_of_their_own_make_120()
    {
        var endpoint = FakeAzure.Answer(HttpStatusCode.InternalServerError);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Assert.ThrowsAsync<AuthenticationFailedException>(() => Ask(Identity(endpoint)))));

        Assert.Equal(120, endpoint.Requests);
    }

    [Fact]
    public async Task Twenty_callers_that_ask_one_credential_themselves_make_as_many()
    {
        var endpoint = FakeAzure.Answer(HttpStatusCode.InternalServerError);
        var credential = Identity(endpoint);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Assert.ThrowsAsync<AuthenticationFailedException>(() => Ask(credential))));

        Assert.Equal(120, endpoint.Requests);
    }

    [Fact]
    public async Task Twenty_callers_of_one_client_make_six()
    {
        var endpoint = FakeAzure.Answer(HttpStatusCode.InternalServerError);
        endpoint.IsHeld = true;
        var arm = Client(Identity(endpoint));

        var calls = Enumerable.Range(0, Callers).Select(_ => Subscription(arm, endpoint.Id)).ToList();
        endpoint.Open();

        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => call);
        }

        Assert.Equal(6, endpoint.Requests);
    }

    [Fact]
    public async Task A_valid_token_is_shared_by_the_whole_process()
    {
        var endpoint = FakeAzure.Answer(HttpStatusCode.OK);
        var credential = Identity(endpoint);

        await Ask(credential);
        await Ask(credential);
        await Ask(Identity(endpoint));

        Assert.Equal(1, endpoint.Requests);
    }

    [Fact]
    public async Task A_failing_call_of_the_resource_manager_is_sent_four_times()
    {
        var manager = FakeAzure.Answer(HttpStatusCode.ServiceUnavailable);

        await Assert.ThrowsAnyAsync<Exception>(() => Subscription(Client(new GivenToken()), manager.Id));

        Assert.Equal(4, manager.Requests);
    }

    [Fact]
    public async Task A_retry_of_three_around_the_resource_manager_makes_that_16()
    {
        var manager = FakeAzure.Answer(HttpStatusCode.ServiceUnavailable);
        var arm = Client(new GivenToken());

        await Assert.ThrowsAnyAsync<Exception>(() => ThreeRetries.ExecuteAsync(async _ => await Subscription(arm, manager.Id)).AsTask());

        Assert.Equal(16, manager.Requests);
    }

    [Fact]
    public async Task The_count_of_managed_identity_is_ignored_and_its_policy_is_not()
    {
        var counted = FakeAzure.Answer(HttpStatusCode.InternalServerError);
        var options = Options(counted);
        options.Retry.MaxRetries = 0;
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => Ask(new ManagedIdentityCredential(options)));

        var governed = FakeAzure.Answer(HttpStatusCode.InternalServerError);
        var other = Options(governed);
        other.RetryPolicy = new RetryPolicy(0);
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => Ask(new ManagedIdentityCredential(other)));

        Assert.Equal((6, 1), (counted.Requests, governed.Requests));
    }

    private static ManagedIdentityCredential Identity(Answers endpoint) => new(Options(endpoint));

    private static ManagedIdentityCredentialOptions Options(Answers endpoint)
    {
        var options = new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(endpoint.Id));
        options.Retry.Delay = Soon;
        return options;
    }

    private static ArmClient Client(TokenCredential credential)
    {
        var options = new ArmClientOptions { Transport = new HttpClientTransport(new HttpClient(new ToLoopback())) };
        options.Retry.Delay = Soon;
        return new ArmClient(credential, default, options);
    }

    private static async Task<AccessToken> Ask(TokenCredential credential) =>
        await credential.GetTokenAsync(new TokenRequestContext(["https://management.azure.com/.default"]), CancellationToken.None);

    private static async Task<object> Subscription(ArmClient arm, string id) =>
        await arm.GetSubscriptionResource(new ResourceIdentifier($"/subscriptions/{id}")).GetAsync();

    private sealed class GivenToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("secret", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
