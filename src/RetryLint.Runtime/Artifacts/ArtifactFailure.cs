namespace RetryLint;

/// <summary>Why an artifact could not be had.</summary>
public enum ArtifactFailure
{
    /// <summary>No mirror is set for it, and its public URL is not allowed.</summary>
    NoMirror,

    /// <summary>Every mirror was asked once, and none delivered it.</summary>
    Unavailable,

    /// <summary>A mirror delivered something else: its SHA-256 is another one. No further mirror is asked.</summary>
    WrongHash,

    /// <summary>A mirror delivered more bytes than allowed.</summary>
    TooLarge,

    /// <summary>The cache could not be written or read, such as when the disk is full.</summary>
    Disk,
}
