namespace RetryLint;

/// <summary>An artifact could not be had. The message names the artifact, and each mirror with what it did.</summary>
public sealed class ArtifactException : Exception
{
    internal ArtifactException(ArtifactFailure reason, string message, Exception? inner = null)
        : base(message, inner) => Reason = reason;

    /// <summary>Gets why.</summary>
    public ArtifactFailure Reason { get; }
}
