namespace RetryLint;

/// <summary>How artifacts are read and kept.</summary>
public sealed class ArtifactSourceOptions
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Gets or sets where the mirrors are. The default, null, means those of <see cref="ArtifactMirrors.Use"/>.</summary>
    public ArtifactMirrors? Mirrors { get; set; }

    /// <summary>
    /// Gets or sets the folder of the cache. Processes may share it. The default, null, means <c>RetryLint/artifacts</c> in
    /// the user's local application data.
    /// </summary>
    public string? CacheDirectory { get; set; }

    /// <summary>
    /// Gets or sets how long a mirror may be silent, before its answer and within it. The default is 30 seconds. Allowed:
    /// above 0, up to 1 day.
    /// </summary>
    public TimeSpan MaxSilence { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the time that one mirror has. The default is 10 minutes. Allowed: above 0, up to 1 day.</summary>
    public TimeSpan MaxDownloadTime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets the largest artifact in bytes. The default is 1 GiB. Allowed: 1 or more.</summary>
    public long MaxBytes { get; set; } = 1L << 30;

    /// <summary>
    /// Gets or sets what sends the requests, such as a handler that signs in. The default, null, sends them directly and
    /// follows no redirect. A handler that retries makes a mirror that is down be asked again.
    /// </summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>Gets or sets the clock. The default is <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal ArtifactSourceOptions Checked()
    {
        const string Time = "a time above zero and up to one day";
        Check(MaxSilence > TimeSpan.Zero && MaxSilence <= Day, nameof(MaxSilence), MaxSilence, Time);
        Check(MaxDownloadTime > TimeSpan.Zero && MaxDownloadTime <= Day, nameof(MaxDownloadTime), MaxDownloadTime, Time);
        Check(MaxBytes > 0, nameof(MaxBytes), MaxBytes, "a number from 1");
        Check(CacheDirectory is null || CacheDirectory.Trim().Length > 0, nameof(CacheDirectory), CacheDirectory, "a folder");
        Check(TimeProvider is not null, nameof(TimeProvider), TimeProvider, "a time provider");
        return (ArtifactSourceOptions)MemberwiseClone();
    }

    private static void Check(bool allowed, string name, object? value, string use) =>
        Setting.Check(allowed, typeof(ArtifactSourceOptions), name, value, use);
}
