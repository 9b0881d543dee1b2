using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops.Shapes;

/// <summary>Variables that hold nothing but the limit, which the pipeline has from now on.</summary>
internal sealed class UnusedLimits(Counted counted, LoopSite site)
{
    /// <summary>The declarations of the variables that the tests name, where no other use is left.</summary>
    /// <param name="tests">The tests that count, and go away.</param>
    /// <param name="isGone">Whether a use is in text that goes away.</param>
    public IEnumerable<StatementSyntax> Declarations(IEnumerable<ExpressionSyntax> tests, Func<IdentifierNameSyntax, bool> isGone) =>
        tests.SelectMany(t => t.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>()
            .Select(n => site.Model.GetSymbolInfo(n, site.Cancellation).Symbol).OfType<ILocalSymbol>().Distinct<ILocalSymbol>(SymbolEqualityComparer.Default)
            .Where(v => !counted.Symbols.Contains(v, SymbolEqualityComparer.Default) && counted.Uses(v).All(isGone))
            .Select(v => v.DeclaringSyntaxReferences[0].GetSyntax(site.Cancellation).FirstAncestorOrSelf<StatementSyntax>()!)
            .Where(IsPlain);

    private static bool IsPlain(StatementSyntax declaration) => declaration is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables, Parent: BlockSyntax }
        && variables[0].Initializer is { Value: LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax }
        && declaration.GetLeadingTrivia().Concat(declaration.GetTrailingTrivia()).All(t => string.IsNullOrWhiteSpace(t.ToString()));
}
