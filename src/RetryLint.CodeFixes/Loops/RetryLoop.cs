using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops.Shapes;

namespace RetryLint.CodeFixes.Loops;

/// <summary>A hand-written retry in the plain shape: an endless loop around one try statement.</summary>
/// <param name="SharedDelay">The delay that stands after the try statement and serves every clause.</param>
/// <param name="LastContinue">A continue that ends the body and says nothing.</param>
internal sealed record RetryLoop(
    StatementSyntax Statement,
    LoopHead Head,
    BlockSyntax Body,
    TryStatementSyntax Try,
    IReadOnlyList<RetryClause> Clauses,
    DelayCall? SharedDelay,
    ContinueStatementSyntax? LastContinue,
    LoopExits Exits)
{
    /// <summary>What ended it.</summary>
    public LoopLimit Limit { get; init; } = LoopLimit.None;

    public IEnumerable<RetryClause> Retried => Clauses.Where(c => c.IsRetried);

    public IEnumerable<DelayCall> Delays
    {
        get
        {
            var own = Retried.Select(c => c.Delay);
            return own.Concat([SharedDelay]).OfType<DelayCall>();
        }
    }
}

/// <summary>A clause of the try statement.</summary>
/// <param name="Syntax">The clause.</param>
/// <param name="IsRetried">Whether it leads into the next turn.</param>
/// <param name="Type">What it catches; null where that is everything without a name.</param>
/// <param name="Delay">The delay at its end.</param>
/// <param name="LastContinue">The continue at its end.</param>
/// <param name="Kept">What it does apart from those two.</param>
/// <param name="FallsThrough">Whether it leads into the next turn by running to its end.</param>
/// <param name="BranchContinues">The ways into the next turn from within its branches.</param>
internal sealed record RetryClause(
    CatchClauseSyntax Syntax,
    bool IsRetried,
    ITypeSymbol? Type,
    DelayCall? Delay,
    ContinueStatementSyntax? LastContinue,
    IReadOnlyList<StatementSyntax> Kept,
    bool FallsThrough,
    IReadOnlyList<ContinueStatementSyntax> BranchContinues)
{
    /// <summary>Tests of counters, which a pipeline does by itself.</summary>
    public IReadOnlyList<ExpressionSyntax> DroppedTests { get; init; } = [];

    /// <summary>What must hold of the failure.</summary>
    public IReadOnlyList<ExpressionSyntax> Filters => Syntax.Filter is not { } filter ? []
        : !DroppedTests.Any(t => filter.Span.Contains(t.Span)) ? [filter.FilterExpression]
        : Condition.Parts(filter.FilterExpression).Except(DroppedTests).ToList();

    /// <summary>The condition of a check, first in the clause, that throws some failures on at once.</summary>
    public ExpressionSyntax? ThrownOn => IsRetried ? CheckIn(Syntax)?.Condition : null;

    /// <summary>The branch of a clause that starts the next turn, where all other ways through it throw on.</summary>
    public RetriedBranch? Branch { get; init; }

    /// <summary>A check, first in a clause, that throws some of its failures on at once.</summary>
    public static IfStatementSyntax? CheckIn(CatchClauseSyntax clause) => clause.Block.Statements.FirstOrDefault() is IfStatementSyntax { Else: null } check && OnlyThrows(check.Statement)
        && clause.Declaration is { Identifier.ValueText: { Length: > 0 } name } && check.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == name) ? check : null;

    private static bool OnlyThrows(StatementSyntax statement) =>
        (statement is BlockSyntax { Statements: { Count: 1 } only } ? only[0] : statement) is ThrowStatementSyntax { Expression: null };

    public string? Variable => Syntax.Declaration is { Identifier.ValueText: { Length: > 0 } name } ? name : null;

    public bool TakesEverything => Type is null or { Name: nameof(Exception), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };
}

/// <summary>A statement that only lets time pass.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Duration">The argument that says how long.</param>
/// <param name="Value">How long, where the code fixes it.</param>
/// <param name="IsTimeSpan">Whether the argument is a TimeSpan, not a number of milliseconds.</param>
internal sealed record DelayCall(ExpressionStatementSyntax Statement, ExpressionSyntax Duration, TimeSpan? Value, bool IsTimeSpan);

/// <summary>The ways out of the loop.</summary>
internal sealed record LoopExits(IReadOnlyList<ReturnStatementSyntax> Returns, IReadOnlyList<BreakStatementSyntax> Breaks);
