using System.Net;
using System.Net.Http.Json;

namespace Before;

/// <summary>Asks the price service what a machine costs.</summary>
public sealed class PriceClient(HttpClient http)
{
    public async Task<decimal> GetAsync(string size)
    {
        while (true)
        {
            var response = await http.GetAsync(new Uri($"/prices/{size}", UriKind.Relative));
            if (response.IsSuccessStatusCode)
            {
                return await response.Content.ReadFromJsonAsync<decimal>();
            }
        }
    }

    public async Task<decimal> GetQuoteAsync(string size, int count, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/quotes");
        request.Content = JsonContent.Create(new { size, count });
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                using var response = await http.SendAsync(request, cancellationToken);
                response.EnsureSuccessStatusCode();
                return await response.Content.ReadFromJsonAsync<decimal>(cancellationToken);
            }
            catch (HttpRequestException failure) when (failure.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                _ = Task.Delay(TimeSpan.FromSeconds(1 << attempt), cancellationToken);
            }
        }

        throw new InvalidOperationException("The price service gives no quote.");
    }
}
