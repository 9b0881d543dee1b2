using System.Net;

namespace RetryLint.Azure.Tests.Loopback;

/// <summary>What one case is answered, and how often it asked.</summary>
internal sealed class Answers(string id, HttpStatusCode status)
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int requests;

    public string Id => id;

    public int Requests => Volatile.Read(ref requests);


    public void Open() => opened.TrySetResult();

    public async Task<(HttpStatusCode Status, string Body)> Next()
    {
        Interlocked.Increment(ref requests);
        if (IsHeld)
        {
            await opened.Task;
        }

        return (status, status == HttpStatusCode.OK ? Token() : "{}");
    }

    /// <summary>Holds back every answer until <see cref="Open"/>.</summary>
    public bool IsHeld { get; set; }

    private static string Token() =>
        $$"""{"access_token":"secret","expires_in":"86400","expires_on":"{{DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeSeconds()}}","resource":"x","token_type":"Bearer"}""";
}
