using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Flow;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>A number that grows by one with each turn: one that the code has, or one that it is given.</summary>
/// <param name="Name">The expression.</param>
/// <param name="First">Its value at the first wait.</param>
/// <param name="Change">What declares it; null where the code does.</param>
internal sealed record TurnCounter(string Name, int First, Action<InPlaceText>? Change = null)
{
    /// <summary>How many waits there have been before, at most so many.</summary>
    public string Waits(int most, string math, bool isLimited)
    {
        var count = First == 0 ? Name : $"{Name} - {First}";
        return !isLimited ? $"{math}.Min({count}, {most})" : First == 0 ? Name : $"({count})";
    }

    /// <summary>The expression that counts the failure and tells the number, where the head of the loop does not count.</summary>
    public string? Counting { get; init; }

    /// <summary>What the head of the loop must also ask, so that the turns end after that many failures; null where a clause ends them.</summary>
    public string? Bound { get; init; }

    /// <summary>The number to end by where the condition of the loop ends the turns after failures already.</summary>
    /// <param name="attempts">How many turns there are to be.</param>
    public static TurnCounter? OfCondition(LoopSite site, int attempts) => ConditionOf(site.Place) is not { } condition || !ComparesIn(condition) ? null
        : OfHead(site.Place as ForStatementSyntax, site) is { } own ? own with
        {
            Bound = $"{own.Name} < {own.First + attempts}",
            Change = text => text.Edits.Replace(condition.Span, And(condition, $"{own.Name} < {own.First + attempts}")),
        }
        : AddedTo(site, condition, attempts);

    /// <summary>The number to grow with.</summary>
    public static TurnCounter? OfWaits(LoopSite site, SiteFacts facts) => site.Place is not StatementSyntax ? null
        : OfHead(site.Place as ForStatementSyntax, site) ?? OfTurn(site, facts) ?? Added(site, counts: false);

    /// <summary>The number to end by.</summary>
    public static TurnCounter? OfAttempts(LoopSite site) => site.Place is not StatementSyntax ? null
        : OfHead(site.Place as ForStatementSyntax, site) ?? Added(site, counts: true);

    private static TurnCounter? AddedTo(LoopSite site, ExpressionSyntax condition, int attempts)
    {
        var name = new FreshNames(site.Model, site.Statement).Local("attempt", "turn");
        return site.Place switch
        {
            WhileStatementSyntax loop when !HasComment(loop) => new TurnCounter(name, 1, text => text.Edits.Replace(
                TextSpan.FromBounds(loop.WhileKeyword.SpanStart, loop.CloseParenToken.Span.End), $"for (var {name} = 1; {And(condition, $"{name} <= {attempts}")}; {name}++)")) { Bound = $"{name} <= {attempts}" },
            DoStatementSyntax when Before(site.Place) is { } start => new TurnCounter(name, 0, text =>
            {
                text.Edits.Insert(start.SpanStart, $"var {name} = 0;{text.Layout.NewLine}{text.Layout.IndentAt(start.SpanStart)}");
                text.Edits.Replace(condition.Span, And(condition, $"++{name} < {attempts}"));
            }) { Bound = $"++{name} < {attempts}" },
            _ => null,
        };
    }

    private static ExpressionSyntax? ConditionOf(SyntaxNode loop) => loop switch
    {
        WhileStatementSyntax @while => @while.Condition,
        DoStatementSyntax @do => @do.Condition,
        ForStatementSyntax @for => @for.Condition,
        _ => null,
    };

    /// <summary>A comparison of numbers or times: after it, the code is ready for a retry that has failed to the end.</summary>
    private static bool ComparesIn(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>()
        .Any(b => b.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression);

    private static string And(ExpressionSyntax condition, string bound) =>
        condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } or ConditionalExpressionSyntax or AssignmentExpressionSyntax
            ? $"({condition}) && {bound}"
            : $"{condition} && {bound}";

    /// <summary>The variable of a for loop that counts up.</summary>
    private static TurnCounter? OfHead(ForStatementSyntax? loop, LoopSite site)
    {
        foreach (var variable in loop?.Declaration?.Variables ?? default)
        {
            if (site.Model.GetDeclaredSymbol(variable, site.Cancellation) is ILocalSymbol { Type.SpecialType: SpecialType.System_Int32 } symbol
                && variable.Initializer is { } start && site.Model.GetConstantValue(start.Value, site.Cancellation).Value is int and >= 0 and <= 2 and var first
                && loop!.Incrementors.Count(i => IsStep(i, variable.Identifier.ValueText)) == 1
                && !site.Model.AnalyzeDataFlow(loop.Statement)!.WrittenInside.Contains(symbol, SymbolEqualityComparer.Default)
                && (loop.Condition is null || !site.Model.AnalyzeDataFlow(loop.Condition)!.WrittenInside.Contains(symbol, SymbolEqualityComparer.Default)))
            {
                return new TurnCounter(variable.Identifier.Text, first);
            }
        }

        return null;
    }

    /// <summary>A local variable that every failing way counts up once, before its wait or after it.</summary>
    private static TurnCounter? OfTurn(LoopSite site, SiteFacts facts)
    {
        var changes = facts.Turn.Turn.Operations.Where(o => Variables.ChangedBy(o) is ILocalSymbol).ToLookup(o => Variables.ChangedBy(o)!, SymbolEqualityComparer.Default);
        foreach (var change in changes.Where(c => c.Count() == 1))
        {
            if (change.Key is ILocalSymbol { Type.SpecialType: SpecialType.System_Int32 } local
                && change.Single() is IIncrementOrDecrementOperation { Kind: OperationKind.Increment } step
                && facts.Turn.ValuesInMethod(local).Where(v => v != step).ToList() is { Count: 1 } starts && starts[0].ConstantValue.Value is int start
                && start is >= 0 and <= 2
                && IsCountedBefore(step, facts) is { } before)
            {
                return new TurnCounter(local.Name, start + (before ? 1 : 0));
            }
        }

        return null;
    }

    private static bool? IsCountedBefore(IOperation step, SiteFacts facts)
    {
        var waits = new HashSet<IOperation>(facts.Waits);
        var orders = facts.Turn.Paths.Failing.Select(p => p.Steps.Select(s => s.Operation).ToList()).Where(s => s.Any(waits.Contains))
            .Select(s => (Count: s.IndexOf(step), Wait: s.FindIndex(waits.Contains)))
            .Select(o => o.Count < 0 ? (bool?)null : o.Count < o.Wait).Distinct().ToList();
        return orders.Count == 1 ? orders[0] : null;
    }

    /// <param name="counts">Whether something else than the wait counts the turn, so that the wait must not.</param>
    private static TurnCounter? Added(LoopSite site, bool counts)
    {
        var name = new FreshNames(site.Model, site.Statement).Local("attempt", "turn");
        return site.Place switch
        {
            WhileStatementSyntax loop when !HasComment(loop) => new TurnCounter(name, 1, text => text.Edits.Replace(
                TextSpan.FromBounds(loop.WhileKeyword.SpanStart, loop.CloseParenToken.Span.End), $"for (var {name} = 1; {Condition(loop)}; {name}++)")),
            ForStatementSyntax { Declaration: null, Initializers.Count: 0 } loop => new TurnCounter(name, 1, text =>
            {
                text.Edits.Insert(loop.OpenParenToken.Span.End, $"var {name} = 1");
                text.Edits.Insert(loop.CloseParenToken.SpanStart, $"{(loop.Incrementors.Count > 0 ? ", " : " ")}{name}++");
            }),
            _ when Before(site.Place) is { } start => new TurnCounter(counts ? name : name + "++", counts ? 1 : 0, text => text.Edits.Insert(
                start.SpanStart, $"var {name} = 0;{text.Layout.NewLine}{text.Layout.IndentAt(start.SpanStart)}")) { Counting = counts ? "++" + name : null },
            _ => null,
        };
    }

    /// <summary>The statement before which the number can be declared.</summary>
    private static StatementSyntax? Before(SyntaxNode place) => place switch
    {
        GotoStatementSyntax { Expression: IdentifierNameSyntax label } jump => jump.Ancestors().OfType<BlockSyntax>().SelectMany(b => b.Statements)
            .OfType<LabeledStatementSyntax>().FirstOrDefault(l => l.Identifier.ValueText == label.Identifier.ValueText),
        StatementSyntax { Parent: BlockSyntax } statement => statement,
        _ => null,
    };

    private static bool HasComment(WhileStatementSyntax loop) => loop.DescendantTrivia()
        .Any(t => t.SpanStart < loop.CloseParenToken.SpanStart && !string.IsNullOrWhiteSpace(t.ToString()) && t.SpanStart > loop.SpanStart);

    private static string Condition(WhileStatementSyntax loop) => loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression) ? "" : loop.Condition.ToString();

    private static bool IsStep(ExpressionSyntax step, string name) => step switch
    {
        PostfixUnaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.PlusPlusToken, Operand: IdentifierNameSyntax operand } => operand.Identifier.ValueText == name,
        PrefixUnaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.PlusPlusToken, Operand: IdentifierNameSyntax operand } => operand.Identifier.ValueText == name,
        _ => false,
    };
}
