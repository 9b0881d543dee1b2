namespace RetryLint.Verifier;

/// <summary>The one exception of the verifier: its text says what was expected, what was found and where.</summary>
public sealed class VerificationException(string message, Exception? inner = null) : Exception(message, inner);
