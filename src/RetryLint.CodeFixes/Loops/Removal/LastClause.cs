using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops.Shapes;

namespace RetryLint.CodeFixes.Loops.Removal;

/// <summary>A clause as it is when the first attempt is the last.</summary>
/// <param name="Syntax">The clause.</param>
/// <param name="IsRetried">Whether it led into the next turn.</param>
/// <param name="Type">What it catches; null for everything.</param>
/// <param name="IsFiltered">Whether a condition on the failure decides.</param>
/// <param name="IsCounted">Whether its filter keeps the last failure out, so that it never runs any more.</param>
/// <param name="Kept">What it does before it gives up.</param>
/// <param name="Cut">What it did to start the next turn.</param>
internal sealed record LastClause(
    CatchClauseSyntax Syntax, bool IsRetried, ITypeSymbol? Type, bool IsFiltered, bool IsCounted, IReadOnlyList<StatementSyntax> Kept, IReadOnlyList<StatementSyntax> Cut)
{
    /// <summary>Whether a check of its own ends the retry.</summary>
    public bool HasCheck { get; init; }

    public bool OnlyRethrows => IsRetried ? Kept.Count == 0 : Kept.Count == 1 && Kept[0] is ThrowStatementSyntax { Expression: null } && !IsFiltered;

    public static LastClause Of(CatchClauseSyntax clause, bool isRetried, Counted counted, Func<StatementSyntax, bool> goesAway, SemanticModel model)
    {
        var type = clause.Declaration is { } declaration ? model.GetTypeInfo(declaration.Type).Type : null;
        var tests = clause.Filter is null ? [] : Condition.Parts(clause.Filter.FilterExpression);
        var statements = clause.Block.Statements;
        if (!isRetried)
        {
            return new LastClause(clause, false, type, tests.Count > 0, false, statements, []);
        }

        var counting = tests.Where(t => counted.ComparedIn(t) is not null).ToList();
        var check = statements.FirstOrDefault(s => IsCheck(s, counted, model));
        var before = statements.TakeWhile(s => s != check).ToList();
        return new LastClause(
            clause, true, type, tests.Count > counting.Count, counting.Count > 0, before.Where(s => !goesAway(s)).ToList(),
            before.Where(goesAway).Concat(statements.Skip(before.Count)).ToList())
        {
            HasCheck = check is not null,
        };
    }

    /// <summary>The clauses that say nothing any more, from the last to the first: one must stay where another that stays would take its failures.</summary>
    public static IReadOnlyList<LastClause> Droppable(IReadOnlyList<LastClause> clauses)
    {
        var (dropped, kept) = (new List<LastClause>(), new List<LastClause>());
        foreach (var clause in clauses.Reverse())
        {
            var isNeeded = kept.Any(k => k.Type is null || clause.Type is null || HandledFailure.IsOrDerivesFrom(clause.Type, k.Type) || HandledFailure.IsOrDerivesFrom(k.Type, clause.Type));
            (clause.IsCounted || (clause.OnlyRethrows && !isNeeded) ? dropped : kept).Add(clause);
        }

        return dropped;
    }

    /// <summary>A comparison of the counter after which the failure is thrown on.</summary>
    private static bool IsCheck(StatementSyntax statement, Counted counted, SemanticModel model) =>
        statement is IfStatementSyntax { Else: null } check && counted.ComparedIn(check.Condition) is not null && !model.AnalyzeControlFlow(check.Statement)!.EndPointIsReachable
        && (check.Statement is BlockSyntax { Statements: { Count: 1 } only } ? only[0] : check.Statement) is ThrowStatementSyntax { Expression: null };
}
