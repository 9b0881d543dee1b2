using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Artifacts.Commands;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>A string that holds more than one word: a command, a script, a piece of JSON or a sentence.</summary>
internal sealed class EmbeddedText
{
    private readonly string text;
    private readonly int offset;
    private readonly bool hasLines;
    private TextParts? comments;

    private EmbeddedText(TextSpan value, string text)
    {
        Value = value;
        this.text = text;
        offset = value.Start;
        hasLines = text.IndexOf('\n') >= 0;
    }

    /// <summary>Where the string stands in the template.</summary>
    public TextSpan Value { get; }

    /// <summary>The string as text of its own; null where it is one word or an expression around one.</summary>
    public static EmbeddedText? Of(string template, TextSpan value, TemplateKind kind)
    {
        var isExpression = kind is TemplateKind.Json or TemplateKind.Arm && value.Length > 0 && template[value.Start] == '[';
        var text = isExpression ? string.Empty : template.Substring(value.Start, value.Length);
        return text.Any(char.IsWhiteSpace) ? new EmbeddedText(value, kind == TemplateKind.Bicep ? text : Unescaped(text)) : null;
    }

    /// <param name="url">The address, as it stands in the template.</param>
    /// <param name="host">What its host is there for.</param>
    /// <param name="isCommand">Whether the setting says that it holds a command; several lines say it as well.</param>
    public bool IsArtifact(PublicUrl url, HostKind host, bool isCommand)
    {
        var isScript = isCommand || hasLines;
        var place = TextSpan.FromBounds(url.Start - offset, url.End - offset);
        if (isScript && (comments ??= ScriptText.Read(text, TemplateKind.Shell)).IsComment(place.Start))
        {
            return false;
        }

        var usage = FileUris.Hold(text, 0, place.Start) ? Usage.Fetched : UsageReader.Of(text, new TextSpan(0, text.Length), place, isScript);
        return ArtifactEvidence.IsUsed(usage, host, url, isConfiguration: false);
    }

    /// <summary>Replaces escapes by what they mean, letter for letter, so that every place stays where it was.</summary>
    private static string Unescaped(string text)
    {
        if (text.IndexOf('\\') < 0)
        {
            return text;
        }

        var letters = text.ToCharArray();
        for (var at = 0; at + 1 < letters.Length; at++)
        {
            if (letters[at] == '\\')
            {
                letters[at] = ' ';
                letters[at + 1] = letters[at + 1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other };
                at++;
            }
        }

        return new string(letters);
    }
}
