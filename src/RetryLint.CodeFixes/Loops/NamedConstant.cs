using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Delays that a constant field names: the name is worth keeping, and the constant would become unused.</summary>
internal static class NamedConstant
{
    /// <summary>The text that a field can hold: a TimeSpan, or a number of milliseconds. Null where no constant is named.</summary>
    public static string? TextOf(DelayCall delay, LoopSite site)
    {
        var symbols = delay.Duration.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Select(n => site.Model.GetSymbolInfo(n, site.Cancellation).Symbol).ToList();
        return symbols.OfType<IFieldSymbol>().Any() && !symbols.Any(s => s is ILocalSymbol) ? delay.Duration.ToString() : null;
    }
}
