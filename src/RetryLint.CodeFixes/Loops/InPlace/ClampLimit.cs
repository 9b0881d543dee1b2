using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>Lowers the number that ends the retry, where one number does.</summary>
internal sealed record ClampLimit(ExpressionSyntax Number, int Lowered, int Retries) : IInPlaceStep
{
    public string Title => $"retry {Retries} times at most";

    public static Answer<ClampLimit> Plan(LoopSite site, SiteFacts facts)
    {
        var most = site.Limits.MaxRetries;
        if (facts.Retries is not { } retries || retries <= most || most < 1)
        {
            return Refusal.LimitNotPlain;
        }

        var tests = facts.Turn.Paths.Failing.Concat(facts.Turn.Turn.Paths.Out).SelectMany(p => p.Steps)
            .Where(s => s.Outcome is not null && facts.Turn.CounterIn(s.Operation) is not null);
        var numbers = tests.SelectMany(s => OwnOperations.Of(s.Operation)).Where(o => MayBeNumber(o, facts))
            .Select(o => NumberOf((ExpressionSyntax)o.Syntax, site)).Distinct().ToList();
        return numbers.Count == 1 && numbers[0] is { } number && site.Model.GetConstantValue(number, site.Cancellation).Value is int value && value - (retries - most) > 0
            ? new ClampLimit(number, value - (retries - most), most)
            : Refusal.LimitNotPlain;
    }

    public void Write(InPlaceText text) => text.Edits.Replace(Number.Span, Lowered.ToString(CultureInfo.InvariantCulture));

    /// <summary>A literal, or a variable that the turn does not move.</summary>
    private static bool MayBeNumber(IOperation operation, SiteFacts facts) => operation.Syntax is ExpressionSyntax && operation switch
    {
        ILiteralOperation => operation.ConstantValue is { HasValue: true, Value: int and > 1 },
        ILocalReferenceOperation local => !facts.Turn.Turn.Changed.Contains(local.Local),
        IFieldReferenceOperation field => !facts.Turn.Turn.Changed.Contains(field.Field),
        IParameterReferenceOperation parameter => !facts.Turn.Turn.Changed.Contains(parameter.Parameter),
        _ => false,
    };

    /// <summary>The literal itself, or that of the local which it names and nothing else uses.</summary>
    private static ExpressionSyntax? NumberOf(ExpressionSyntax value, LoopSite site)
    {
        if (value.IsKind(SyntaxKind.NumericLiteralExpression))
        {
            return value;
        }

        if (value is not IdentifierNameSyntax name || site.Model.GetSymbolInfo(name, site.Cancellation).Symbol is not { } symbol || symbol is not (ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private })
            || symbol.DeclaringSyntaxReferences.SingleOrDefault()?.GetSyntax(site.Cancellation) is not VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax literal } declarator
            || declarator.SyntaxTree != site.Model.SyntaxTree)
        {
            return null;
        }

        var isElsewhere = Types(symbol, site).SelectMany(t => t.DescendantNodes()).OfType<IdentifierNameSyntax>()
            .Any(n => n.Identifier.ValueText == symbol.Name && !(n.SyntaxTree == site.Model.SyntaxTree && site.Statement.Span.Contains(n.Span)) && !(symbol is ILocalSymbol && OnlyTells(n, site)));
        return isElsewhere ? null : literal;
    }

    /// <summary>Does the text only say the number, so that it stays true, and nothing else repeats by it?</summary>
    private static bool OnlyTells(IdentifierNameSyntax use, LoopSite site) => use.Ancestors().TakeWhile(a => a is not StatementSyntax).Any(a => a is InterpolationSyntax)
        && !use.Ancestors().Any(a => a is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax && !a.Span.Contains(site.Statement.Span));

    private static IEnumerable<SyntaxNode> Types(ISymbol symbol, LoopSite site) => symbol is ILocalSymbol
        ? [site.Statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? site.Model.SyntaxTree.GetRoot()]
        : symbol.ContainingType.DeclaringSyntaxReferences.Select(r => r.GetSyntax(site.Cancellation));
}
