using RetryLint.Rules;

namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>What else a text in code holds beside an address.</summary>
internal static class CodeText
{
    /// <summary>Is the address the whole text, but for holes?</summary>
    public static bool IsWhole(string text, PublicUrl url)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || (i < url.Start && text[i] != PublicUrl.Hole))
            {
                return false;
            }
        }

        return url.Start == 0;
    }
}
