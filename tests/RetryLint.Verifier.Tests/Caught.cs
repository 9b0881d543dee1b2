namespace RetryLint.Verifier.Tests;

internal static class Caught
{
    /// <summary>The verification fails, and its text has all of these parts.</summary>
    public static async Task Saying(Func<Task> verification, params string[] parts)
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(verification);
        foreach (var part in parts)
        {
            Assert.True(failure.Message.Contains(part, StringComparison.Ordinal), $"Not said: {part}\nbut: {failure.Message}");
        }
    }
}
