using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Clauses that take every failure, and so the caller's cancellation too.</summary>
internal static class CatchAlls
{
    /// <summary>Does the clause take cancellation without anybody having thought of it?</summary>
    public static bool SwallowsCancellation(RetryClause clause, RetryLoop loop) =>
        clause.TakesEverything && clause.Filters.Count == 0
        && !loop.Clauses.TakeWhile(c => c != clause).Any(c => c.Filters.Count == 0 && IsCancellation(c.Type));

    public static bool IsCancellation(ITypeSymbol? type) =>
        type is { Name: nameof(OperationCanceledException), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Is it a failure by cancellation, and nothing else?</summary>
    public static bool TakesCancellation(ITypeSymbol? type) => type.DerivesFrom("System.OperationCanceledException");

    /// <summary>The test that a variable is none of these types, in the words of the file's language version.</summary>
    public static string IsNot(string variable, IReadOnlyList<string> types, SyntaxTree tree)
    {
        var hasPatterns = ((CSharpParseOptions)tree.Options).LanguageVersion >= LanguageVersion.CSharp9;
        return hasPatterns
            ? $"{variable} is not {(types.Count == 1 ? types[0] : $"({string.Join(" or ", types)})")}"
            : string.Join(" && ", types.Select(t => $"!({variable} is {t})"));
    }
}
