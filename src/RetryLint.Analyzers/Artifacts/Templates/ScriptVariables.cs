using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Artifacts.Commands;

namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>Follows an address through the variables of a script to the commands that use them.</summary>
internal sealed class ScriptVariables(string text, TextParts parts)
{
    private const int MostSteps = 4;
    private const int MostUses = 40;
    private const int MostText = 1_000_000;

    /// <summary>What becomes of the variable that the text at the place is assigned to; null where it is assigned to none.</summary>
    public Usage? UsageOf(int place) => text.Length < MostText && NameBefore(place) is { } name ? Follow(name, MostSteps, new HashSet<string>(StringComparer.OrdinalIgnoreCase)) : null;

    private Usage Follow(string name, int steps, HashSet<string> seen)
    {
        if (steps == 0 || !seen.Add(name))
        {
            return Usage.Value;
        }

        foreach (var use in UsesOf(name))
        {
            var usage = UsageReader.Of(text, new TextSpan(0, text.Length), use, isScript: true);
            if (usage == Usage.Fetched || (NameBefore(use.Start) is { } next && Follow(next, steps - 1, seen) == Usage.Fetched))
            {
                return Usage.Fetched;
            }
        }

        return Usage.Value;
    }

    private IEnumerable<TextSpan> UsesOf(string name)
    {
        var uses = 0;
        for (var at = Find(name, 0); at >= 0 && uses < MostUses; at = Find(name, at + 1))
        {
            var start = UseStart(at - 1);
            var isUse = start >= 0 && !IsNameLetter(After(at + name.Length)) && !parts.IsComment(at);
            if (isUse)
            {
                uses++;
                yield return TextSpan.FromBounds(start, at + name.Length);
            }
        }
    }

    /// <summary>Where <c>$name</c>, <c>${name}</c>, <c>$(name)</c>, <c>$env:name</c> or <c>%name%</c> begins; below zero where the name is no use.</summary>
    private int UseStart(int at)
    {
        if (at >= 0 && text[at] == ':')
        {
            at--;
            while (at >= 0 && char.IsLetter(text[at]))
            {
                at--;
            }
        }

        at = at >= 0 && text[at] is '{' or '(' ? at - 1 : at;
        return at >= 0 && text[at] is '$' or '%' ? at : -1;
    }

    private int Find(string name, int from) => text.IndexOf(name, from, StringComparison.OrdinalIgnoreCase);

    private char After(int at) => at < text.Length ? text[at] : ' ';

    /// <summary>The variable in <c>name=…</c>, <c>$name = "…"</c>, <c>ARG name=…</c> or <c>name: …</c> before the place.</summary>
    private string? NameBefore(int place)
    {
        var at = Back(place - 1, " \t\"'(@");
        if (at < 0 || text[at] is not ('=' or ':'))
        {
            return null;
        }

        var end = Back(at - 1, " \t");
        var start = end;
        while (start >= 0 && IsNameLetter(text[start]))
        {
            start--;
        }

        return end - start < 2 ? null : text.Substring(start + 1, end - start);
    }

    private int Back(int at, string skipped)
    {
        while (at >= 0 && skipped.IndexOf(text[at]) >= 0)
        {
            at--;
        }

        return at;
    }

    private static bool IsNameLetter(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
