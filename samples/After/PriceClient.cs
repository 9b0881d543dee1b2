using System.Net;
using System.Net.Http.Json;
using Polly;
using Polly.Retry;

namespace Fleet;

/// <summary>Asks the price service what a machine costs.</summary>
public sealed class PriceClient(HttpClient http)
{
    private static readonly ResiliencePipeline GetRetry = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromMinutes(2))
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
            MaxRetryAttempts = 5,
            Delay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            MaxDelay = TimeSpan.FromSeconds(30),
        })
        .Build();

    public async Task<decimal> GetAsync(string size)
    {
        return await GetRetry.ExecuteAsync(async _ => await http.GetFromJsonAsync<decimal>(new Uri($"/prices/{size}", UriKind.Relative)));
    }

    public async Task<decimal> GetQuoteAsync(string size, int count, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/quotes");
                request.Content = JsonContent.Create(new { size, count });
                using var response = await http.SendAsync(request, cancellationToken);
                response.EnsureSuccessStatusCode();
                return await response.Content.ReadFromJsonAsync<decimal>(cancellationToken);
            }
            catch (HttpRequestException failure) when (failure.StatusCode == HttpStatusCode.ServiceUnavailable && attempt < 3)
            {
                await Task.Delay(Random.Shared.Next(500, 1000) << attempt, cancellationToken);
            }
        }
    }

    public Task<string> GetCurrencyAsync(CancellationToken cancellationToken) =>
        WithRetryAsync(() => http.GetStringAsync(new Uri("/currency", UriKind.Relative), cancellationToken));

    private static async Task<T> WithRetryAsync<T>(Func<Task<T>> work)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (HttpRequestException) when (attempt < 3)
            {
                await Task.Delay(Random.Shared.Next(500, 1000) << attempt);
            }
        }
    }
}
