using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>Finds the numbers that a retry compares its counters with, or starts to count down from.</summary>
internal sealed class LimitNumbers(LoopSite site, SiteFacts facts)
{
    /// <summary>For each counter its numbers; null stands for one that cannot be changed.</summary>
    public IReadOnlyList<IReadOnlyList<LimitNumber?>> Found => facts.Turn.Paths.Failing.Concat(facts.Turn.Turn.Paths.Out).SelectMany(p => p.Steps)
        .Where(s => s.Outcome is not null).Select(s => (s.Operation, Counter: facts.Turn.CounterIn(s.Operation)?.Variable)).Where(t => t.Counter is not null)
        .GroupBy(t => t.Counter!, SymbolEqualityComparer.Default)
        .Select(g => (IReadOnlyList<LimitNumber?>)Numbers(g.Key!, g.Select(t => t.Operation)).Distinct().Select(n => Resolved(n, g.Key!))
            .GroupBy(n => n?.Places[0]).Select(n => n.First()).ToList()).Where(n => n.Count > 0).ToList();

    private IEnumerable<ExpressionSyntax> Numbers(ISymbol counter, IEnumerable<IOperation> tests)
    {
        if (!IsCountedDown(counter))
        {
            return tests.SelectMany(OwnOperations.Of).Where(MayBeNumber).Select(o => (ExpressionSyntax)o.Syntax);
        }

        var starts = facts.Turn.ValuesInMethod(counter).Where(v => v is not IIncrementOrDecrementOperation).Select(v => v.Syntax).ToList();
        return starts.Count == 1 && starts[0] is ExpressionSyntax start && Declaration(counter)?.Initializer?.Value == start ? [start] : [];
    }

    private bool IsCountedDown(ISymbol counter) => counter is ILocalSymbol
        && facts.Turn.Turn.Operations.Where(o => SymbolEqualityComparer.Default.Equals(Variables.ChangedBy(o), counter)).ToList() is { Count: > 0 } steps
        && steps.All(s => s.Kind == OperationKind.Decrement);

    /// <summary>A literal, or a variable that the turn does not move.</summary>
    private bool MayBeNumber(IOperation operation) => operation.Syntax is ExpressionSyntax && operation switch
    {
        ILiteralOperation => operation.ConstantValue is { HasValue: true, Value: int and > 1 },
        ILocalReferenceOperation local => !facts.Turn.Turn.Changed.Contains(local.Local),
        IFieldReferenceOperation field => !facts.Turn.Turn.Changed.Contains(field.Field),
        IParameterReferenceOperation parameter => !facts.Turn.Turn.Changed.Contains(parameter.Parameter),
        _ => false,
    };

    private LimitNumber? Resolved(ExpressionSyntax number, ISymbol counter) => number is LiteralExpressionSyntax
        ? site.Model.GetConstantValue(number, site.Cancellation).Value is int literal ? new LimitNumber([number], literal, false) : null
        : site.Model.GetSymbolInfo(number, site.Cancellation).Symbol switch
        {
            ILocalSymbol local => Own(local, counter),
            IFieldSymbol { DeclaredAccessibility: Accessibility.Private } field when Own(field, counter) is { } own => own,
            IFieldSymbol { HasConstantValue: true, ConstantValue: int value } field => Others(number, field, value, counter),
            IFieldSymbol { IsReadOnly: true } field when Constant(field) is { } value => Others(number, field, value, counter),
            IParameterSymbol { HasExplicitDefaultValue: true, ExplicitDefaultValue: int value } parameter => Others(number, parameter, value, counter),
            _ => null,
        };

    /// <summary>The value that a variable is declared with, where nothing but this retry goes by it.</summary>
    private LimitNumber? Own(ISymbol symbol, ISymbol counter)
    {
        if (Constant(symbol) is not { } value || Declaration(symbol) is not { Initializer.Value: { } initial } declarator || declarator.SyntaxTree != site.Model.SyntaxTree)
        {
            return null;
        }

        var isElsewhere = Homes(symbol).SelectMany(t => t.DescendantNodes()).OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == symbol.Name && !IsInside(n)
            && !(symbol is ILocalSymbol && (OnlyTells(n) || NamesToo(n, counter))));
        return isElsewhere ? null : new LimitNumber([initial], value, false);
    }

    /// <summary>The number stays, and the retry takes the lower one of the two wherever it names it.</summary>
    private LimitNumber? Others(ExpressionSyntax number, ISymbol symbol, int value, ISymbol counter)
    {
        var names = (site.Statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? site.Model.SyntaxTree.GetRoot()).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(n, site.Cancellation).Symbol, symbol)).ToList();
        var inside = number.FirstAncestorOrSelf<StatementSyntax>() is { } start && !site.Statement.Span.Contains(start.Span) ? [number] : names.Where(IsInside).Select(Whole).ToList();
        return names.Any(n => !IsInside(n) && NamesToo(n, counter) && !inside.Contains(n)) || inside.Any(p => p.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } })
            ? null
            : new LimitNumber(inside, value, true);
    }

    private int? Constant(ISymbol symbol) => symbol is ILocalSymbol { HasConstantValue: true, ConstantValue: int local } ? local
        : symbol is IFieldSymbol { HasConstantValue: true, ConstantValue: int field } ? field
        : Declaration(symbol) is { Initializer.Value: { } initial } && initial.SyntaxTree == site.Model.SyntaxTree && site.Model.GetConstantValue(initial, site.Cancellation).Value is int value ? value
        : null;

    private VariableDeclaratorSyntax? Declaration(ISymbol symbol) => symbol.DeclaringSyntaxReferences.SingleOrDefault()?.GetSyntax(site.Cancellation) as VariableDeclaratorSyntax;

    private static ExpressionSyntax Whole(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    private bool IsInside(SyntaxNode use) => use.SyntaxTree == site.Model.SyntaxTree && site.Statement.Span.Contains(use.Span);

    /// <summary>Does the text only say the number, so that it stays true, and nothing else repeats by it?</summary>
    private bool OnlyTells(IdentifierNameSyntax use) => use.Ancestors().TakeWhile(a => a is not StatementSyntax).Any(a => a is InterpolationSyntax) && !IsInOtherLoop(use);

    /// <summary>Does the code ask how far the counter has come?</summary>
    private bool NamesToo(IdentifierNameSyntax use, ISymbol counter) => !IsInOtherLoop(use)
        && use.FirstAncestorOrSelf<StatementSyntax>()?.DescendantNodes(n => n is not BlockSyntax).OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == counter.Name) == true;

    private bool IsInOtherLoop(SyntaxNode use) => use.Ancestors().Any(a => a is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax && !a.Span.Contains(site.Statement.Span));

    private IEnumerable<SyntaxNode> Homes(ISymbol symbol) => symbol is ILocalSymbol
        ? [site.Statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? site.Model.SyntaxTree.GetRoot()]
        : symbol.ContainingType.DeclaringSyntaxReferences.Select(r => r.GetSyntax(site.Cancellation));
}
