using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Loops.Shapes;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>What becomes of the variables that count: those that nothing but the limit needs go away.</summary>
/// <param name="Start">The declaration that a counter of the loop's head gets before the call; null where none is kept.</param>
/// <param name="Steps">What counts at the start of each turn, as statements.</param>
/// <param name="Removed">The statements that only count.</param>
/// <param name="Declarations">The declarations before the loop that are not needed any more.</param>
/// <param name="Asked">Where the turn itself asks which attempt it is.</param>
internal sealed record TurnCounters(
    string? Start, IReadOnlyList<string> Steps, IReadOnlyList<StatementSyntax> Removed, IReadOnlyList<StatementSyntax> Declarations, IReadOnlyList<AskedCount> Asked)
{
    /// <summary>What counts at the end of each turn, as statements.</summary>
    public IReadOnlyList<string> LastSteps { get; init; } = [];

    /// <param name="endsOnce">Whether all ways into the next turn come to the end of the body.</param>
    public static Answer<TurnCounters> Of(LoopShape shape, IReadOnlyList<ExpressionSyntax> counts, Counted counted, IReadOnlyList<StatementSyntax> waits, bool endsOnce, LoopSite site) =>
        new Sorting(shape, counts, counted, waits, endsOnce, site).Sort();

    private sealed class Sorting(LoopShape shape, IReadOnlyList<ExpressionSyntax> counts, Counted counted, IReadOnlyList<StatementSyntax> waits, bool endsOnce, LoopSite site)
    {
        private readonly List<string> lastSteps = [];
        private readonly List<string> steps = [];
        private readonly List<StatementSyntax> removed = [];
        private readonly List<StatementSyntax> declarations = [];
        private string? start;
        private readonly List<AskedCount> asked = [];

        public Answer<TurnCounters> Sort()
        {
            if (shape.For is { } head && (head.Initializers.Count > 0 || head.Incrementors.Count > 1 || (head.Declaration?.Variables.Count ?? 0) != head.Incrementors.Count))
            {
                return Refusal.NotEndless;
            }

            foreach (var counter in counted.Symbols)
            {
                if (!counted.StartsAnew(counter))
                {
                    return Refusal.LimitNotPlain;
                }

                if (Sort(counter) is { } refusal)
                {
                    return refusal;
                }
            }

            declarations.AddRange(new UnusedLimits(counted, site).Declarations(counts, u => IsInHead(u) || waits.Any(w => w.Span.Contains(u.Span))));
            return shape.For is { Declaration: not null } && start is null && !isDropped ? Refusal.NotEndless : new TurnCounters(start, steps, removed, declarations, asked) { LastSteps = lastSteps };
        }

        private bool isDropped;

        private Refusal? Sort(ISymbol counter)
        {
            var declaration = counter.DeclaringSyntaxReferences[0].GetSyntax(site.Cancellation).FirstAncestorOrSelf<StatementSyntax>()!;
            var uses = counted.Uses(counter).Where(u => !IsInHead(u) && !waits.Any(w => w.Span.Contains(u.Span))).ToList();
            var others = uses.Where(u => !IsStep(u, counter)).ToList();
            if (others.Count == 0 && (declaration == site.Statement || IsPlain(declaration)))
            {
                removed.AddRange(uses.Select(u => u.FirstAncestorOrSelf<StatementSyntax>()!));
                declarations.AddRange(declaration == site.Statement ? [] : [declaration]);
                isDropped |= declaration == site.Statement;
                return null;
            }

            asked.AddRange(others.Where(u => site.Statement.Span.Contains(u.Span)).SelectMany(u => u.Ancestors().OfType<ExpressionSyntax>().Where(e => counted.ComparedIn(e) is not null || e is IsPatternExpressionSyntax or SwitchExpressionSyntax).Take(1))
                .Select(e => new AskedCount(e, counter, declaration == site.Statement ? Walk(shape.For!) : null)));
            return Keep(counter, declaration, uses.Any(u => u.SpanStart > site.Statement.Span.End));
        }

        /// <summary>Where the counter of a head starts, and which way it goes.</summary>
        private (int First, int Step)? Walk(ForStatementSyntax head) =>
            head.Declaration!.Variables[0].Initializer is { } initializer && site.Model.GetConstantValue(initializer.Value, site.Cancellation).Value is int first
                ? (first, head.Incrementors[0].ToString().Contains("++") ? 1 : -1)
                : null;

        private bool IsInHead(IdentifierNameSyntax use) => use.SpanStart >= site.Statement.SpanStart && !shape.Body.Span.Contains(use.Span) && site.Statement.Span.Contains(use.Span)
            && (shape.For is not null || counts.Any(c => c.Span.Contains(use.Span)));

        private bool IsStep(IdentifierNameSyntax use, ISymbol counter) =>
            use.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax } statement && SymbolEqualityComparer.Default.Equals(counted.StepOf(statement), counter);

        private static bool IsPlain(StatementSyntax declaration) => declaration is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables, Parent: BlockSyntax }
            && variables[0].Initializer is null or { Value: LiteralExpressionSyntax or PrefixUnaryExpressionSyntax or IdentifierNameSyntax }
            && declaration.GetLeadingTrivia().Concat(declaration.GetTrailingTrivia()).All(t => string.IsNullOrWhiteSpace(t.ToString()));

        /// <summary>A counter that the code still names moves where the turn starts.</summary>
        private Refusal? Keep(ISymbol counter, StatementSyntax declaration, bool isUsedAfter)
        {
            if (declaration == site.Statement)
            {
                var variable = shape.For!.Declaration!.Variables[0];
                var isUp = shape.For.Incrementors[0].ToString().Contains("++");
                if (counted.MentionedIn(shape.For.Incrementors[0]) is null || !(isUp || shape.For.Incrementors[0].ToString().Contains("--"))
                    || variable.Initializer is null || site.Model.GetConstantValue(variable.Initializer.Value, site.Cancellation).Value is not int first)
                {
                    return Refusal.NotEndless;
                }

                start = $"var {counter.Name} = {first + (isUp ? -1 : 1)};";
                steps.Add($"{counter.Name}{(isUp ? "++" : "--")};");
                return null;
            }

            var moving = counts.Where(c => SymbolEqualityComparer.Default.Equals(counted.ComparedIn(c), counter))
                .SelectMany(c => c.DescendantNodes()).Where(n => n is PostfixUnaryExpressionSyntax || n.IsKind(SyntaxKind.PreIncrementExpression) || n.IsKind(SyntaxKind.PreDecrementExpression)).ToList();
            (site.Statement is DoStatementSyntax ? lastSteps : steps).AddRange(moving.Select(n => $"{n};"));
            return moving.Count > 0 && (isUsedAfter || (site.Statement is DoStatementSyntax && !endsOnce)) ? Refusal.LimitNotPlain : null;
        }
    }
}
