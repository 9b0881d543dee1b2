namespace RetryLint;

internal static class DiskFailure
{
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int UnixNoSpace = 28;

    public static ArtifactException Of(string folder, Exception exception) => new(
        ArtifactFailure.Disk,
        exception.HResult is WindowsDiskFull or WindowsHandleDiskFull or UnixNoSpace
            ? $"The disk of the artifact cache '{folder}' is full: nothing was kept."
            : $"The artifact cache '{folder}' cannot be used: {exception.Message}",
        exception);
}
