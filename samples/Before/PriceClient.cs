using System.Net;
using System.Net.Http.Json;

namespace Fleet;

/// <summary>Asks the price service what a machine costs.</summary>
public sealed class PriceClient(HttpClient http)
{
    public async Task<decimal> GetAsync(string size)
    {
        while (true)
        {
            try
            {
                return await http.GetFromJsonAsync<decimal>(new Uri($"/prices/{size}", UriKind.Relative));
            }
            catch (HttpRequestException)
            {
            }
        }
    }

    public async Task<decimal> GetQuoteAsync(string size, int count, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/quotes");
        request.Content = JsonContent.Create(new { size, count });
        for (var attempt = 0; ; attempt++)
        {
            try
            {
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
        WithRetryAsync(http.GetStringAsync(new Uri("/currency", UriKind.Relative), cancellationToken));

    private static async Task<T> WithRetryAsync<T>(Task<T> work)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await work;
            }
            catch (HttpRequestException) when (attempt < 3)
            {
                await Task.Delay(Random.Shared.Next(500, 1000) << attempt);
            }
        }
    }
}
