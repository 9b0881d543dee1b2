using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops.Turns;
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
    public static HandledFailure Of(RetryClause clause, RetryLoop loop, FixTypes types, SemanticModel model)
    {
        var type = clause.Type ?? types.Exception!;
        var earlier = loop.Clauses.TakeWhile(c => c != clause)
            .Where(c => !c.IsRetried && c.Filters.Count == 0 && c.Type is not null && IsOrDerivesFrom(c.Type, type) && Rethrows(c))
            .Select(c => c.Type!).ToList();
        if (CatchAlls.SwallowsCancellation(clause, loop))
        {
            earlier.Add(types.OperationCanceledException!);
        }

        var except = earlier.Where(e => !earlier.Any(o => !SymbolEqualityComparer.Default.Equals(e, o) && IsOrDerivesFrom(e, o))).ToList();
        return new HandledFailure(type, clause.Variable ?? "exception", FilterOf(clause, model), except);
    }

    /// <summary>What must hold of the failure, apart from its type.</summary>
    public string Predicate(Func<ITypeSymbol, string> name, SyntaxTree tree)
    {
        var except = Except.Count == 0 ? null : CatchAlls.IsNot(Variable, Except.Select(name).ToList(), tree);
        var filter = Filter is { } given && except is not null ? $"({given})" : Filter;
        return string.Join(" && ", new[] { except, filter }.Where(p => p is not null));
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

    private static string? FilterOf(RetryClause clause, SemanticModel model)
    {
        var conditions = clause.Filters.Concat(clause.Branch is { } branch ? [branch.If.Condition] : []).ToList();
        var kept = clause.ThrownOn is { } thrown ? Negation.Of(thrown, model) : null;
        return (conditions.Count, kept) switch
        {
            (0, null) => null,
            (0, _) => OnOneLine(kept),
            (1, null) => OnOneLine(conditions[0]),
            _ => string.Join(" && ", conditions.Select(f => f is BinaryExpressionSyntax { OperatorToken.Text: "||" or "??" } ? $"({OnOneLine(f)})" : OnOneLine(f))
                .Concat(kept is null ? [] : [kept.Contains("||") || kept.Contains("?") ? $"({OnOneLine(kept)})" : OnOneLine(kept)])),
        };
    }

    private static string OnOneLine(ExpressionSyntax filter) => OnOneLine(filter.ToString());

    private static string OnOneLine(string filter) =>
        string.Join(" ", filter.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()));
}
