using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Which clauses a static predicate can stand for.</summary>
internal sealed class FailureRules(LoopSite site, RetryLoop loop)
{
    public Refusal? Refuse(IReadOnlyList<HandledFailure> failures)
    {
        if (loop.Retried.Any(c => c.Type is ITypeParameterSymbol))
        {
            return Refusal.TypeParameterCaught;
        }

        if (loop.Retried.Any(c => c.Syntax.Filter?.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)) == true))
        {
            return Refusal.CommentInTheWay;
        }

        if (loop.Retried.Any(c => c.Filters.Concat(ThrownOn(c)).Concat(c.Branch is { } branch ? [branch.If.Condition] : []).Any(filter => ReadsState(filter, c))) || loop.Clauses.Any(HidesFailure))
        {
            return Refusal.FilterReadsState;
        }

        if (loop.Retried.Any(RethrowsOnSomeWays))
        {
            return Refusal.ConditionalRethrow;
        }

        return loop.Clauses.SelectMany(c => Thrown(c.Syntax.Block)).Any(thrown => failures.Any(f => f.MayTake(thrown.Type, thrown.IsExact)))
            ? Refusal.ThrowsWhatItRetries
            : null;
    }

    /// <summary>A clause before a retried one that takes some of its failures away by a filter, and throws them on.</summary>
    private bool HidesFailure(RetryClause clause) => !clause.IsRetried && clause.Filters.Count > 0 && HandledFailure.Rethrows(clause)
        && loop.Retried.Any(r => r.Syntax.SpanStart > clause.Syntax.SpanStart
            && (r.Type is null || clause.Type is null || HandledFailure.IsOrDerivesFrom(clause.Type, r.Type) || HandledFailure.IsOrDerivesFrom(r.Type, clause.Type)));

    private static IEnumerable<ExpressionSyntax> ThrownOn(RetryClause clause) => clause.ThrownOn is { } condition ? [condition] : [];

    private bool RethrowsOnSomeWays(RetryClause clause) => clause.Syntax.Block.DescendantNodes()
        .OfType<ThrowStatementSyntax>()
        .Any(t => t.Expression is null && t != clause.Branch?.Thrown && !ThrownOn(clause).Any(c => c.Parent!.Span.Contains(t.Span)) && !loop.Limit.Checks.Any(c => c.Span.Contains(t.Span)) && t.Ancestors().OfType<CatchClauseSyntax>().First() == clause.Syntax);

    private IEnumerable<(ITypeSymbol Type, bool IsExact)> Thrown(BlockSyntax block)
    {
        foreach (var node in block.DescendantNodes())
        {
            var thrown = node is ThrowStatementSyntax statement ? statement.Expression : (node as ThrowExpressionSyntax)?.Expression;
            if (thrown is not null && site.Model.GetTypeInfo(thrown, site.Cancellation).Type is { } type)
            {
                yield return (type, thrown is BaseObjectCreationExpressionSyntax);
            }
        }
    }

    private bool ReadsState(ExpressionSyntax filter, RetryClause clause)
    {
        if (filter.DescendantNodesAndSelf().Any(n => n is InstanceExpressionSyntax))
        {
            return true;
        }

        var caught = clause.Syntax.Declaration is { } declaration ? site.Model.GetDeclaredSymbol(declaration, site.Cancellation) : null;
        return filter.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
            .Any(n => !IsMemberOfValue(n) && !IsStatic(site.Model.GetSymbolInfo(n, site.Cancellation).Symbol, filter, caught));
    }

    /// <summary>What is read of a value depends on that value alone, which is looked at by itself.</summary>
    private static bool IsMemberOfValue(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        MemberBindingExpressionSyntax or NameColonSyntax or SubpatternSyntax or ExpressionColonSyntax => true,
        _ => false,
    };

    private static bool IsStatic(ISymbol? symbol, ExpressionSyntax filter, ISymbol? caught) => symbol switch
    {
        null or ITypeParameterSymbol => false,
        INamespaceOrTypeSymbol => true,
        ILocalSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } =>
            SymbolEqualityComparer.Default.Equals(symbol, caught) || symbol.DeclaringSyntaxReferences.Any(r => filter.Span.Contains(r.Span)),
        _ => symbol.IsStatic,
    };
}
