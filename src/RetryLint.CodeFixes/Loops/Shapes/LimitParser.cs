using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops.Shapes;

/// <summary>Reads what ends a loop, and decides which of its counting a pipeline makes unnecessary.</summary>
internal sealed class LimitParser(
    LoopSite site, InPlace.SiteFacts facts, Counted counted, List<StatementSyntax> removed, List<string> steps, List<ExpressionSyntax> droppedTests)
{
    private bool isLimited;
    private bool isCountedInHead;
    private bool endsByFlag;

    public Answer<LoopLimit> Parse(LoopShape shape, BlockSyntax body)
    {
        foreach (var test in shape.Tests)
        {
            if (counted.ComparedIn(test) is not null)
            {
                isCountedInHead = true;
            }
            else if (IsOfParameter(test))
            {
                return Refusal.LimitNotConstant;
            }
            else if (IsFlag(test))
            {
                endsByFlag = true;
            }
            else
            {
                return Refusal.NotEndless;
            }
        }

        if (shape.For is { } @for && RefuseHead(@for) is { } unfit)
        {
            return unfit;
        }

        var inClauses = facts.Clauses.Select(LimitIn).ToList();
        isLimited = isCountedInHead || inClauses.Any(l => l.Count > 0);
        var isUnbounded = site.Findings.Contains(RuleIds.UnboundedRetry) || site.Findings.Contains(RuleIds.CancellationOnlyRetry);
        if (isLimited && (isUnbounded || facts.Retries is null))
        {
            return Refusal.LimitNotConstant;
        }

        if (counted.Symbols.Any(c => !counted.StartsAnew(c)))
        {
            return Refusal.LimitNotPlain;
        }

        var fallsOut = FallsOut(shape, inClauses);
        if (fallsOut.Refusal is { } unclear)
        {
            return unclear;
        }

        // A counter that moves where the loop ends has another value in the turn than one that moves where the attempt starts.
        var limit = Drop(shape, body, isUnbounded ? null : facts.Retries, fallsOut.Value!.Value == true);
        return site.Statement is DoStatementSyntax && steps.Count > 0 ? Refusal.NotEndless : limit;
    }

    /// <summary>The tests of a clause that end the retry there: in its filter, or before it throws on.</summary>
    private IReadOnlyList<(ExpressionSyntax Test, bool HoldsForNext)> LimitIn(CatchClauseSyntax clause)
    {
        var filters = clause.Filter is null ? [] : Condition.Parts(clause.Filter.FilterExpression).Where(t => counted.ComparedIn(t) is not null).Select(t => (t, true));
        var checks = clause.Block.Statements.OfType<IfStatementSyntax>()
            .Where(i => i.Else is null && counted.ComparedIn(i.Condition) is not null && !site.Model.AnalyzeControlFlow(i.Statement)!.EndPointIsReachable
                && i.Statement.DescendantNodesAndSelf().Any(n => n is ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax))
            .Select(i => (i.Condition, false));
        return filters.Concat(checks).ToList();
    }

    /// <summary>Does the head of the loop end it after the last failure, or a clause before that?</summary>
    private Answer<Box> FallsOut(LoopShape shape, List<IReadOnlyList<(ExpressionSyntax Test, bool HoldsForNext)>> inClauses)
    {
        if (!isCountedInHead)
        {
            return new Box(false);
        }

        if (inClauses.All(l => l.Count == 0))
        {
            return new Box(true);
        }

        if (inClauses.Any(l => l.Count == 0) || shape.For is not { Declaration.Variables: { Count: 1 } variables } || facts.Retries is not { } retries
            || site.Model.GetDeclaredSymbol(variables[0], site.Cancellation) is not { } counter || Start(variables[0]) is not { } start)
        {
            return Refusal.LimitNotConstant;
        }

        var isUp = shape.For.Incrementors.FirstOrDefault()?.ToString().Contains("++") == true;
        var last = isUp ? start + retries : start - retries;
        var ends = inClauses.Select(l => l.Select(t => Condition.HoldsAt(t.Test, counter, last, site.Model) is { } holds ? holds != t.HoldsForNext : (bool?)null).ToList()).ToList();
        return ends.All(e => e.Contains(true)) ? new Box(false) : ends.All(e => e.All(t => t == false)) ? new Box(true) : Refusal.LimitNotConstant;
    }

    private Refusal? RefuseHead(ForStatementSyntax loop)
    {
        var isCounter = loop.Declaration is null || (loop.Declaration.Variables.Count == 1
            && site.Model.GetDeclaredSymbol(loop.Declaration.Variables[0], site.Cancellation) is { } variable && counted.Symbols.Contains(variable, SymbolEqualityComparer.Default)
            && Start(loop.Declaration.Variables[0]) is not null);
        return isCounter && loop.Initializers.Count == 0 && loop.Incrementors.All(i => counted.MentionedIn(i) is not null) && loop.Incrementors.Count <= 1 ? null : Refusal.NotEndless;
    }

    private int? Start(VariableDeclaratorSyntax variable) =>
        variable.Initializer is { } start ? site.Model.GetConstantValue(start.Value, site.Cancellation).Value as int? : null;

    private bool IsOfParameter(ExpressionSyntax test) => test.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Any(n => site.Model.GetSymbolInfo(n, site.Cancellation).Symbol is IParameterSymbol { Type.SpecialType: SpecialType.System_Int32 });

    /// <summary>A local variable that is false until the attempt succeeds.</summary>
    private bool IsFlag(ExpressionSyntax test) =>
        test is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: IdentifierNameSyntax name }
        && site.Model.GetSymbolInfo(name, site.Cancellation).Symbol is ILocalSymbol { Type.SpecialType: SpecialType.System_Boolean } flag
        && facts.Turn.ValuesInMethod(flag).All(v => v.ConstantValue is { HasValue: true, Value: bool })
        && facts.Turn.ValuesInMethod(flag).Any(v => !v.Syntax.Ancestors().Contains(site.Statement) && v.ConstantValue.Value is false);

    private LoopLimit Drop(LoopShape shape, BlockSyntax body, int? retries, bool fallsOut)
    {
        var declarations = new List<StatementSyntax>();
        new DelayVariables(site, facts, counted).Drop(removed, declarations);
        DropChecks();
        string? start = null;
        foreach (var counter in counted.Symbols)
        {
            var places = counted.Uses(counter).Where(u => !IsGone(u, shape)).ToList();
            var rest = places.Where(u => u.FirstAncestorOrSelf<StatementSyntax>() is not { } s || !SymbolEqualityComparer.Default.Equals(counted.StepOf(s), counter)).ToList();
            var declaration = counter.DeclaringSyntaxReferences[0].GetSyntax().FirstAncestorOrSelf<StatementSyntax>()!;
            if (rest.Count == 0 && (declaration == site.Statement || IsPlain(declaration)))
            {
                removed.AddRange(places.Select(u => u.FirstAncestorOrSelf<StatementSyntax>()!).Where(s => s.Parent is BlockSyntax).Distinct());
                declarations.AddRange(declaration == site.Statement ? [] : [declaration]);
            }
            else
            {
                start ??= Keep(counter, shape);
            }
        }

        var tests = shape.Tests.Concat(droppedTests).Where(t => counted.ComparedIn(t) is not null);
        declarations.AddRange(new UnusedLimits(counted, site).Declarations(tests, u => IsGone(u, shape)));
        var isExact = facts.Clauses.Any(c => c.Block.DescendantNodes().OfType<BinaryExpressionSyntax>().Any(b => counted.ComparedIn(b) is not null && !removed.Any(r => r.Span.Contains(b.Span))));
        return new LoopLimit(retries, fallsOut, removed.Distinct().ToList(), declarations, start, steps, false, endsByFlag) 
        {
            IsExact = isExact,
            Checks = retries is null ? [] : facts.Clauses.SelectMany(LimitIn).Where(l => !l.HoldsForNext).Select(l => l.Test.FirstAncestorOrSelf<IfStatementSyntax>()!).ToList<StatementSyntax>(),
        };
    }

    /// <summary>Checks that would only throw where the clause throws anyway.</summary>
    private void DropChecks()
    {
        foreach (var clause in facts.Clauses)
        {
            var statements = clause.Block.Statements;
            var checks = statements.OfType<IfStatementSyntax>().Where(i => i.Else is null && counted.ComparedIn(i.Condition) is not null && OnlyThrows(i.Statement)
                && statements.SkipWhile(s => s != i).Skip(1).All(s => removed.Contains(s) || counted.StepOf(s) is not null || s is ContinueStatementSyntax)).ToList();
            removed.AddRange(checks);
            var isEmpty = statements.All(s => removed.Contains(s) || s == RetryClause.CheckIn(clause) || counted.StepOf(s) is not null || s is ContinueStatementSyntax);
            droppedTests.AddRange(clause.Filter is null ? [] : Condition.Parts(clause.Filter.FilterExpression).Where(t => counted.ComparedIn(t) is not null));
            clausesKept.AddRange(isEmpty ? [] : [clause]);
        }
    }

    private readonly List<CatchClauseSyntax> clausesKept = [];

    private static bool OnlyThrows(StatementSyntax statement) => statement is ThrowStatementSyntax { Expression: null }
        || statement is BlockSyntax { Statements: { Count: 1 } only } && only[0] is ThrowStatementSyntax { Expression: null };

    /// <summary>Is the use in text that goes away with the loop?</summary>
    private bool IsGone(IdentifierNameSyntax use, LoopShape shape) =>
        (shape.Head.Contains(use.Span) && shape.Head.Start == site.Statement.SpanStart) || shape.Tail?.Contains(use.Span) == true
        || removed.Any(r => r.Span.Contains(use.Span))
        || droppedTests.Any(t => t.Span.Contains(use.Span) && !clausesKept.Any(c => c.Span.Contains(t.Span)));

    private bool IsPlain(StatementSyntax declaration) => declaration is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables, Parent: BlockSyntax }
        && variables[0].Initializer is null or { Value: LiteralExpressionSyntax or PrefixUnaryExpressionSyntax }
        && declaration.GetLeadingTrivia().Concat(declaration.GetTrailingTrivia()).All(t => string.IsNullOrWhiteSpace(t.ToString()));

    /// <summary>A counter that the code still names moves where the attempt starts.</summary>
    private string? Keep(ISymbol counter, LoopShape shape)
    {
        if (shape.For?.Declaration?.Variables is { Count: 1 } variables && SymbolEqualityComparer.Default.Equals(site.Model.GetDeclaredSymbol(variables[0], site.Cancellation), counter))
        {
            var isUp = shape.For.Incrementors.FirstOrDefault()?.ToString().Contains("++") == true;
            steps.Add($"{counter.Name}{(isUp ? "++" : "--")};");
            return $"var {counter.Name} = {Start(variables[0]) + (isUp ? -1 : 1)};";
        }

        foreach (var test in shape.Tests.Where(t => SymbolEqualityComparer.Default.Equals(counted.ComparedIn(t), counter)))
        {
            steps.AddRange(test.DescendantNodes().Where(n => n is PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax).Select(n => $"{n};"));
        }

        return null;
    }

    internal sealed record Box(bool? Value);
}
