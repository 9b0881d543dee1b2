namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>Looks for an address in the <c>fileUris</c> of a VM extension inside a text of whatever syntax.</summary>
internal static class FileUris
{
    private const string Name = "fileUris";
    private const int Most = 2000;

    public static bool Hold(string text, int first, int place)
    {
        var from = Math.Max(first, place - Most);
        var name = place > from ? text.LastIndexOf(Name, place - 1, place - from, StringComparison.OrdinalIgnoreCase) : -1;
        return name >= 0 && IsStillOpen(text, name + Name.Length, place);
    }

    /// <summary>Neither the list has ended yet, nor, where there is no list, the line.</summary>
    private static bool IsStillOpen(string text, int from, int to)
    {
        var isList = text.IndexOfAny(['[', '('], from, to - from) >= 0;
        return text.IndexOfAny(isList ? [']', '}'] : ['\n', '}'], from, to - from) < 0;
    }
}
