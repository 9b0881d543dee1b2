using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>Which exceptions a catch clause takes, by type; its filter is a condition and not looked at here.</summary>
internal static class Catching
{
    /// <summary>May the clause take this exception? One of unknown type may be anything.</summary>
    public static bool May(ICatchClauseOperation clause, ITypeSymbol? thrown) =>
        thrown is null || TakesAll(clause) || Derives(thrown, clause.ExceptionType) || Derives(clause.ExceptionType, thrown);

    /// <summary>Does the clause take this exception for sure?</summary>
    public static bool Must(ICatchClauseOperation clause, ITypeSymbol? thrown) =>
        TakesAll(clause) || (thrown is not null && Derives(thrown, clause.ExceptionType));

    /// <summary>Is it <c>catch</c>, <c>catch (Exception)</c> or <c>catch (SystemException)</c> in disguise?</summary>
    public static bool TakesAll(ICatchClauseOperation clause) =>
        clause.ExceptionType is not { } type
        || type.SpecialType == SpecialType.System_Object
        || (type.Name == nameof(Exception) && type.ContainingNamespace is { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true });

    public static bool Derives(ITypeSymbol? type, ITypeSymbol? from)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, from))
            {
                return true;
            }
        }

        return false;
    }
}
