using RetryLint.Tests.Facts;

namespace RetryLint.Tests.Declared;

/// <summary>Handlers of HTTP clients. The packages do not restore everywhere; their names are enough.</summary>
public sealed class HttpResilienceTests
{
    private const string Standard = "Count 3 | ServerDirected 2 s | jitter Yes | Remote | Specific | budget";

    [Theory]
    [InlineData("as it is", "client.AddStandardResilienceHandler();", Standard)]
    [InlineData("for ever within the total timeout", "client.AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = int.MaxValue);", "Deadline | ServerDirected 2 s | jitter Yes | Remote | Specific | budget")]
    [InlineData("without jitter and header", "client.AddStandardResilienceHandler(o => { o.Retry.UseJitter = false; o.Retry.ShouldRetryAfterHeader = false; });", "Count 3 | Exponential 2 s | jitter No | Remote | Specific | budget")]
    [InlineData("configured afterwards", "client.AddStandardResilienceHandler().Configure(o => o.Retry.MaxRetryAttempts = 7);", "Count 7 | ServerDirected 2 s | jitter Yes | Remote | Specific | budget")]
    [InlineData("from configuration", "client.AddStandardResilienceHandler(section);", "Count | Unknown | jitter Unknown | Remote | Unknown | budget")]
    [InlineData("HTTP options in a handler of one's own", "client.AddResilienceHandler(\"x\", b => b.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 5 }));", "Count 5 | ServerDirected 2 s | jitter Yes | Remote | Specific")]
    [InlineData("plain options in a handler of one's own", "client.AddResilienceHandler(\"x\", b => b.AddTimeout(TimeSpan.FromSeconds(9)).AddRetry(new RetryStrategyOptions<HttpResponseMessage> { MaxRetryAttempts = int.MaxValue }));", "Deadline | Constant 2 s | jitter No | Remote | Everything")]
    [InlineData("a policy handler", "client.AddPolicyHandler(Policy<HttpResponseMessage>.Handle<HttpRequestException>().RetryAsync(4));", "Count 4 | None | jitter No | Remote | Specific")]
    [InlineData("a policy of a lambda", "client.AddPolicyHandler(request => Policy<HttpResponseMessage>.Handle<HttpRequestException>().RetryAsync(4));", "Count 4 | None | jitter No | Remote | Specific")]
    [InlineData("the transient errors", "client.AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(4, n => TimeSpan.FromSeconds(n)));", "Count 4 | Linear 1 s | jitter No | Remote | Specific")]
    [InlineData("for ever within HttpClient.Timeout", "client.AddTransientHttpErrorPolicy(p => p.RetryForeverAsync());", "Deadline | None | jitter No | Remote | Specific")]
    [InlineData("hedging as it is", "client.AddStandardHedgingHandler();", "Count 1 | Unknown | jitter Unknown | Remote | Specific | budget")]
    [InlineData("hedging, configured afterwards", "client.AddStandardHedgingHandler().Configure(o => o.Hedging.MaxHedgedAttempts = 5);", "Count 5 | Unknown | jitter Unknown | Remote | Specific | budget")]
    public void A_handler_is_read_with_its_defaults(string what, string statement, string facts)
    {
        _ = what;
        Assert.Equal([facts], Declared(statement));
    }

    [Theory]
    [InlineData("standard, then one's own", "client.AddStandardResilienceHandler(); client.AddResilienceHandler(\"x\", b => b.AddRetry(new HttpRetryStrategyOptions()));", " | inner another handler of the same client x 4", "")]
    [InlineData("two policies in a chain", "client.AddTransientHttpErrorPolicy(p => p.RetryAsync(2)).AddTransientHttpErrorPolicy(p => p.RetryAsync(4));", " | inner another handler of the same client x 5", "")]
    [InlineData("hedging, then standard", "client.AddStandardHedgingHandler().Configure(o => o.Hedging.MaxHedgedAttempts = 2); client.AddStandardResilienceHandler();", " | inner another handler of the same client x 4", "")]
    [InlineData("standard, then hedging", "client.AddStandardResilienceHandler(); client.AddStandardHedgingHandler();", " | inner another handler of the same client x 2", "")]
    [InlineData("for all clients, then for one", "services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler()); services.AddHttpClient(\"x\").AddStandardResilienceHandler();", " | inner another handler of the same client x 4", "")]
    [InlineData("for one client, then for all", "services.AddHttpClient(\"x\").AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 5); services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler());", "", " | inner another handler of the same client x 6")]
    [InlineData("for all clients, replaced for one", "services.ConfigureHttpClientDefaults(c => c.AddStandardResilienceHandler()); services.AddHttpClient(\"x\").RemoveAllResilienceHandlers().AddStandardResilienceHandler();", "", "")]
    [InlineData("removed in between", "client.AddStandardResilienceHandler(); client.RemoveAllResilienceHandlers(); client.AddStandardResilienceHandler();", "", "")]
    [InlineData("two clients", "client.AddStandardResilienceHandler(); other.AddStandardResilienceHandler();", "", "")]
    public void Two_handlers_of_one_client_multiply(string what, string statements, string first, string second)
    {
        _ = what;
        Assert.Equal([first, second], Declared(statements).Select(d => d.IndexOf(" | inner", StringComparison.Ordinal) is >= 0 and var at ? d[at..] : ""));
    }

    private static string[] Declared(string statements) => FactsProbe.Declared($$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using Polly.Retry;

        class Sample
        {
            void M(IServices services, IHttpClientBuilder client, IHttpClientBuilder other, Section section)
            {
                {{statements}}
            }
        }
        """ + Stubs);

    private const string Stubs = """

        public class Section { }

        namespace Microsoft.Extensions.Http.Resilience
        {
            public class HttpRetryStrategyOptions : Polly.Retry.RetryStrategyOptions<HttpResponseMessage> { public bool ShouldRetryAfterHeader { get; set; } }
            public class HttpTimeoutStrategyOptions : Polly.Timeout.TimeoutStrategyOptions { }
            public class HttpStandardResilienceOptions
            {
                public HttpRetryStrategyOptions Retry { get; set; } = null!;
                public HttpTimeoutStrategyOptions TotalRequestTimeout { get; set; } = null!;
            }

            public class HttpHedgingStrategyOptions : Polly.Hedging.HedgingStrategyOptions<HttpResponseMessage> { }
            public class HttpStandardHedgingResilienceOptions { public HttpHedgingStrategyOptions Hedging { get; set; } = null!; }
            public interface IStandardHedgingHandlerBuilder { }
            public interface IHttpStandardResiliencePipelineBuilder { }
            public interface IHttpResiliencePipelineBuilder { }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            using Microsoft.Extensions.Http.Resilience;

            public interface IHttpClientBuilder { }
            public interface IServices { }

            public static class HttpClientFactoryServiceCollectionExtensions
            {
                public static IHttpClientBuilder AddHttpClient(this IServices services, string name) => null!;
                public static IServices ConfigureHttpClientDefaults(this IServices services, Action<IHttpClientBuilder> configure) => services;
            }

            public static class ResilienceHttpClientBuilderExtensions
            {
                public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => null!;
                public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure) => null!;
                public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Section section) => null!;
                public static IStandardHedgingHandlerBuilder AddStandardHedgingHandler(this IHttpClientBuilder builder) => null!;
                public static IStandardHedgingHandlerBuilder Configure(this IStandardHedgingHandlerBuilder builder, Action<HttpStandardHedgingResilienceOptions> configure) => null!;
                public static IHttpStandardResiliencePipelineBuilder Configure(this IHttpStandardResiliencePipelineBuilder builder, Action<HttpStandardResilienceOptions> configure) => null!;
                public static IHttpResiliencePipelineBuilder AddResilienceHandler(this IHttpClientBuilder builder, string name, Action<Polly.ResiliencePipelineBuilder<HttpResponseMessage>> configure) => null!;
                public static IHttpClientBuilder RemoveAllResilienceHandlers(this IHttpClientBuilder builder) => null!;
            }

            public static class PollyHttpClientBuilderExtensions
            {
                public static IHttpClientBuilder AddPolicyHandler(this IHttpClientBuilder builder, Polly.IAsyncPolicy<HttpResponseMessage> policy) => null!;
                public static IHttpClientBuilder AddPolicyHandler(this IHttpClientBuilder builder, Func<HttpRequestMessage, Polly.IAsyncPolicy<HttpResponseMessage>> selector) => null!;
                public static IHttpClientBuilder AddTransientHttpErrorPolicy(this IHttpClientBuilder builder, Func<Polly.PolicyBuilder<HttpResponseMessage>, Polly.IAsyncPolicy<HttpResponseMessage>> configure) => null!;
            }
        }
        """;
}
