using System.Security.Cryptography;

namespace RetryLint;

/// <summary>SHA-256 as text.</summary>
internal static class ArtifactHash
{
    private const int Digits = 64;

    public static string Parse(string? text, string parameter)
    {
        _ = text ?? throw new ArgumentNullException(parameter);
        return text.Length == Digits && text.All(Uri.IsHexDigit)
            ? text.ToLowerInvariant()
            : throw new ArgumentException($"'{text}' is not a SHA-256: it has 64 hexadecimal digits.", parameter);
    }

    public static IncrementalHash Begin() => IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public static string End(IncrementalHash hash) => string.Concat(hash.GetHashAndReset().Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));

    public static string Of(Stream content)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(content).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
