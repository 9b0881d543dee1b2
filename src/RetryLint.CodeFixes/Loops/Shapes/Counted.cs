using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;

namespace RetryLint.CodeFixes.Loops.Shapes;

/// <summary>The local variables that count turns or make up the delay, and everything that is done to them.</summary>
internal sealed class Counted
{
    private readonly LoopSite site;
    private readonly HashSet<ISymbol> counters = new(SymbolEqualityComparer.Default);

    public Counted(LoopSite site)
    {
        this.site = site;
        foreach (var operation in site.Facts!.Turn.Turn.Operations)
        {
            if (Variables.ChangedBy(operation) is ILocalSymbol { Type.SpecialType: SpecialType.System_Int32 } local && Counters.IsStepOf(operation, local))
            {
                counters.Add(local);
            }
        }
    }

    public IEnumerable<ISymbol> Symbols => counters;

    /// <summary>Does the test compare a counter with something?</summary>
    public ISymbol? ComparedIn(ExpressionSyntax test) =>
        test is BinaryExpressionSyntax && test.Kind() is >= SyntaxKind.EqualsExpression and <= SyntaxKind.GreaterThanOrEqualExpression ? MentionedIn(test) : null;

    public ISymbol? MentionedIn(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Select(n => site.Model.GetSymbolInfo(n, site.Cancellation).Symbol).FirstOrDefault(s => s is not null && counters.Contains(s));

    /// <summary>Does each run of the loop count from the start again?</summary>
    public bool StartsAnew(ISymbol counter)
    {
        var declaration = counter.DeclaringSyntaxReferences[0].GetSyntax(site.Cancellation).FirstAncestorOrSelf<StatementSyntax>()!;
        return declaration == site.Statement || !site.Statement.Ancestors().TakeWhile(a => a != declaration.Parent)
            .Any(a => a is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
    }

    /// <summary>A statement that does nothing but count.</summary>
    public ISymbol? StepOf(StatementSyntax statement)
    {
        if (statement is not ExpressionStatementSyntax { Expression: var expression })
        {
            return null;
        }

        var step = expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: var right } ? right : expression;
        var target = step switch
        {
            PostfixUnaryExpressionSyntax post => post.Operand,
            PrefixUnaryExpressionSyntax pre => pre.Operand,
            AssignmentExpressionSyntax { Right: LiteralExpressionSyntax } add when !add.IsKind(SyntaxKind.SimpleAssignmentExpression) => add.Left,
            _ => null,
        };
        return target is null ? null : MentionedIn(target);
    }

    /// <summary>The places that use a variable, its declaration apart.</summary>
    public IEnumerable<IdentifierNameSyntax> Uses(ISymbol variable)
    {
        var member = (SyntaxNode?)site.Statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? site.Model.SyntaxTree.GetRoot();
        return member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == variable.Name
            && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(n, site.Cancellation).Symbol, variable));
    }
}
