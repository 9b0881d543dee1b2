using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Symbols;

namespace RetryLint.CodeFixes.Loops;

/// <summary>A failure that the pipeline tries again, as one clause of the loop did.</summary>
/// <param name="Type">What is caught.</param>
/// <param name="Variable">What the predicate calls it.</param>
/// <param name="Filter">The filter of the clause, on one line.</param>
/// <param name="Except">What an earlier clause takes away and throws on.</param>
internal sealed record HandledFailure(ITypeSymbol Type, string Variable, string? Filter, IReadOnlyList<ITypeSymbol> Except)
{
    /// <summary>Reads the failure of one clause. Which clauses may be read is for <see cref="FailureRules"/> to say.</summary>
    public static HandledFailure Of(RetryClause clause, RetryLoop loop, FixTypes types)
    {
        var type = clause.Type ?? types.Exception!;
        var earlier = loop.Clauses.TakeWhile(c => c != clause)
            .Where(c => !c.IsRetried && c.Filter is null && c.Type is not null && IsOrDerivesFrom(c.Type, type) && Rethrows(c))
            .Select(c => c.Type!).ToList();
        if (CatchAlls.SwallowsCancellation(clause, loop))
        {
            earlier.Add(types.OperationCanceledException!);
        }

        var except = earlier.Where(e => !earlier.Any(o => !SymbolEqualityComparer.Default.Equals(e, o) && IsOrDerivesFrom(e, o))).ToList();
        return new HandledFailure(type, clause.Variable ?? "exception", clause.Filter is { } filter ? OnOneLine(filter) : null, except);
    }

    public static bool Rethrows(RetryClause clause) => clause.Syntax.Block.DescendantNodes().Any(n => n is ThrowStatementSyntax or ThrowExpressionSyntax);

    /// <summary>Would this failure take a value of that type? A variable may hold any type derived from its own.</summary>
    public bool MayTake(ITypeSymbol thrown, bool isExact) =>
        (IsOrDerivesFrom(thrown, Type) && !Except.Any(e => IsOrDerivesFrom(thrown, e))) || (!isExact && IsOrDerivesFrom(Type, thrown));

    public static bool IsOrDerivesFrom(ITypeSymbol? type, ITypeSymbol from)
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

    private static string OnOneLine(ExpressionSyntax filter) =>
        string.Join(" ", filter.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()));
}
