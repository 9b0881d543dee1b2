namespace Fleet;

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
}
