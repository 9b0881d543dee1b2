using Microsoft.CodeAnalysis.CodeFixes;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>
/// The keys of actions: the kind of fix, and the rule that it was offered for. The command line takes the key of any finding of
/// the same analyzer, whatever rule it was told to fix; from the key it can be seen that no kind was chosen for this one.
/// </summary>
internal static class FixKeys
{
    private const char Separator = ':';

    public static string Of(string kind, string rule) => kind + Separator + rule;

    /// <summary>Is this kind of fix wanted for all findings? Where none was chosen, each of them gets the first that it can have.</summary>
    public static bool Wants(this FixAllContext context, string kind) => Chosen(context) is not { } chosen || chosen == kind;

    /// <summary>The kind that was chosen; null where none was.</summary>
    public static string? Chosen(this FixAllContext context)
    {
        var parts = context.CodeActionEquivalenceKey?.Split(Separator);
        return parts is null || (parts.Length > 1 && !context.DiagnosticIds.Contains(parts[1])) ? null : parts[0];
    }
}
