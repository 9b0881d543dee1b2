using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Flow;

namespace RetryLint.CodeFixes.Loops.Shapes;

/// <summary>Variables that only say how long to wait.</summary>
internal sealed class DelayVariables(LoopSite site, InPlace.SiteFacts facts, Counted counted)
{
    /// <summary>Adds what only they need to what goes away.</summary>
    public void Drop(List<StatementSyntax> removed, List<StatementSyntax> declarations)
    {
        var waits = removed.ToList();
        foreach (var variable in facts.Turn.Turn.Changed.OfType<ILocalSymbol>().Where(v => !counted.Symbols.Contains(v, SymbolEqualityComparer.Default)))
        {
            var places = counted.Uses(variable).Where(u => !waits.Any(w => w.Span.Contains(u.Span))).ToList();
            var changes = places.Select(u => u.FirstAncestorOrSelf<StatementSyntax>()!).Distinct().ToList();
            var declaration = variable.DeclaringSyntaxReferences[0].GetSyntax().FirstAncestorOrSelf<StatementSyntax>()!;
            var isUsed = counted.Uses(variable).Count() > places.Count;
            if (isUsed && changes.Count > 0 && changes.All(c => IsChangeOf(c, variable)) && declaration is LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1, Parent: BlockSyntax }
                && !declaration.DescendantNodes().Any(n => n is AwaitExpressionSyntax))
            {
                removed.AddRange(changes);
                (site.Statement.Span.Contains(declaration.Span) ? removed : declarations).Add(declaration);
            }
        }
    }

    /// <summary>Adds the declarations of variables that only the waits, or other such declarations, use.</summary>
    public void DropUnused(List<StatementSyntax> removed, List<StatementSyntax> declarations)
    {
        for (var known = -1; known < removed.Count + declarations.Count;)
        {
            known = removed.Count + declarations.Count;
            foreach (var variable in Mentioned(removed).ToList())
            {
                var declaration = DeclarationOf(variable);
                var gone = removed.Concat(declarations).ToList();
                if (declaration is { Declaration.Variables.Count: 1, Parent: BlockSyntax } && !gone.Contains(declaration) && IsQuiet(declaration)
                    && counted.Uses(variable).All(u => gone.Any(g => g.Span.Contains(u.Span))))
                {
                    (site.Statement.Span.Contains(declaration.Span) ? removed : declarations).Add(declaration);
                }
            }
        }
    }

    /// <summary>Does the code name elsewhere how long it waits, so that it would no longer say the truth?</summary>
    public bool AreTold(IReadOnlyList<StatementSyntax> removed) => Mentioned(removed).Any(v => IsTime(v) && counted.Uses(v).Any(u => site.Statement.Span.Contains(u.Span) && !removed.Any(r => r.Span.Contains(u.Span))));

    private IEnumerable<ILocalSymbol> Mentioned(IEnumerable<StatementSyntax> removed) => removed.SelectMany(r => r.DescendantNodes()).OfType<IdentifierNameSyntax>()
        .Select(n => site.Model.GetSymbolInfo(n, site.Cancellation).Symbol).OfType<ILocalSymbol>().Distinct<ILocalSymbol>(SymbolEqualityComparer.Default);

    private bool IsTime(ILocalSymbol variable) => Variables.IsNumberOrTime(variable.Type) && !counted.Symbols.Contains(variable, SymbolEqualityComparer.Default) && facts.Durations.OfType<IOperation>()
        .Any(d => d.Syntax.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == variable.Name));

    private static LocalDeclarationStatementSyntax? DeclarationOf(ILocalSymbol variable) =>
        variable.DeclaringSyntaxReferences[0].GetSyntax().FirstAncestorOrSelf<StatementSyntax>() as LocalDeclarationStatementSyntax;

    /// <summary>Does nothing happen but that a value is found?</summary>
    private bool IsQuiet(LocalDeclarationStatementSyntax declaration) => declaration.UsingKeyword.RawKind == 0 && declaration.DescendantNodes().All(n => n switch
    {
        AwaitExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax => false,
        InvocationExpressionSyntax call => site.Model.GetSymbolInfo(call, site.Cancellation).Symbol is { IsStatic: true } or { ContainingType.Name: nameof(Random) },
        _ => true,
    });

    private bool IsChangeOf(StatementSyntax statement, ISymbol variable) => statement is { Parent: BlockSyntax } and ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment }
        && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(assignment.Left, site.Cancellation).Symbol, variable)
        && site.Statement.Span.Contains(statement.Span) && !assignment.DescendantNodes().Any(n => n is AwaitExpressionSyntax);
}
