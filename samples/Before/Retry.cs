namespace Before;

/// <summary>The helper that every code base has.</summary>
public static class Retry
{
    public static async Task<T> WithRetryAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromMilliseconds(500);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await work(cancellationToken);
            }
            catch (Exception) when (attempt < 5)
            {
                await Task.Delay(delay);
                delay *= 2;
            }
        }
    }

    public static async Task<T> WithRetryAsync<T>(this Task<T> work, int attempts)
    {
        while (true)
        {
            try
            {
                return await work;
            }
            catch (HttpRequestException) when (--attempts > 0)
            {
                await Task.Delay(1000);
            }
        }
    }
}
