namespace RetryLint;

/// <summary>Ends a download whose mirror is silent or slow.</summary>
internal sealed class DownloadLimit : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly ArtifactSourceOptions options;
    private readonly ITimer silence;
    private readonly ITimer whole;

    public DownloadLimit(ArtifactSourceOptions options, CancellationToken token)
    {
        this.options = options;
        source = CancellationTokenSource.CreateLinkedTokenSource(token);
        silence = options.TimeProvider.CreateTimer(_ => End($"silent for {options.MaxSilence}"), null, options.MaxSilence, Timeout.InfiniteTimeSpan);
        whole = options.TimeProvider.CreateTimer(_ => End($"not done in {options.MaxDownloadTime}"), null, options.MaxDownloadTime, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => source.Token;

    /// <summary>Gets why it was ended.</summary>
    public string? Reason { get; private set; }

    public void Heard() => silence.Change(options.MaxSilence, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        silence.Dispose();
        whole.Dispose();
        source.Dispose();
    }

    private void End(string reason)
    {
        Reason ??= reason;
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The download ended at the same moment.
        }
    }
}
