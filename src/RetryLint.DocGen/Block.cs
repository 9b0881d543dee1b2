namespace RetryLint.DocGen;

/// <summary>A generated part of a file that is otherwise written by hand. The marks are comments in Markdown and in MSBuild.</summary>
internal sealed class Block
{
    public const string Closing = "<!-- /generated -->";

    private readonly string text;
    private readonly int start;
    private readonly int end;

    public Block(string text, string name)
    {
        this.text = text;
        var opening = text.IndexOf(Opening(name), StringComparison.Ordinal);
        start = opening < 0 ? -1 : opening + Opening(name).Length;
        end = start < 0 ? -1 : text.IndexOf(Closing, start, StringComparison.Ordinal);
    }

    public bool Exists => end >= 0;

    public static string Opening(string name) => $"<!-- generated: {name} -->";

    /// <summary>The whole text with other content in the block; the closing mark keeps its indentation.</summary>
    public string With(string content)
    {
        var indentation = text[(text.LastIndexOf('\n', end - 1) + 1)..end];
        return text[..start] + "\n" + content.TrimEnd('\n') + "\n" + (indentation.Trim().Length == 0 ? indentation : "") + text[end..];
    }
}
