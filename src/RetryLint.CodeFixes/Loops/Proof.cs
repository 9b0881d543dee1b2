using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers;
using RetryLint.Analyzers.Recognition;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops;

/// <summary>
/// Tries a rewrite before it is offered: the type around it must compile with no warning more than before, and one retry
/// less must be reported in the member around it.
/// </summary>
internal static class Proof
{
    /// <summary>The document after the rewrite; null where it does not come out clean.</summary>
    public static async Task<Document?> Of(Document document, LoopSite site, Edits edits)
    {
        var changed = document.WithText(edits.Text.WithChanges(edits.Changes));
        var model = await changed.GetSemanticModelAsync(site.Cancellation).ConfigureAwait(false);
        var (type, member) = (Around<TypeDeclarationSyntax>(site.Place), Around<MemberDeclarationSyntax>(site.Place));
        var map = new PositionMap(edits.Changes);
        var (newType, newMember) = (Same(type, map, model!), Same(member, map, model!));
        return Complains(site.Model, type, model!, newType, site.Cancellation)
            || Reports(model!, newMember, site) >= Math.Max(1, Reports(site.Model, member, site)) ? null : changed;
    }

    private static SyntaxNode Around<T>(SyntaxNode place)
        where T : SyntaxNode => place.FirstAncestorOrSelf<T>() ?? place.SyntaxTree.GetRoot();

    /// <summary>The node as it is now, told by the token that names it.</summary>
    private static SyntaxNode Same(SyntaxNode node, PositionMap map, SemanticModel model)
    {
        var root = model.SyntaxTree.GetRoot();
        if (node is CompilationUnitSyntax)
        {
            return root;
        }

        var name = node.ChildTokens().Any() ? node.ChildTokens().First() : node.GetLastToken();
        var token = root.FindToken(map.Of(name.SpanStart));
        return token.Parent?.AncestorsAndSelf().FirstOrDefault(n => n.RawKind == node.RawKind) ?? root;
    }

    private static bool Complains(SemanticModel before, SyntaxNode type, SemanticModel after, SyntaxNode newType, CancellationToken cancellation)
    {
        var known = Count(before, type.Span, cancellation);
        return Count(after, newType.Span, cancellation).Any(c => !known.TryGetValue(c.Key, out var count) || count < c.Value);
    }

    private static Dictionary<string, int> Count(SemanticModel model, TextSpan span, CancellationToken cancellation) => model.GetDiagnostics(span, cancellation)
        .Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed).GroupBy(d => d.Id).ToDictionary(g => g.Key, g => g.Count());

    private static int Reports(SemanticModel model, SyntaxNode member, LoopSite site)
    {
        var scope = new CompilationScope(model.Compilation, site.Options);
        return member.DescendantNodes().Select(n => TurnOf(n, model, site.Cancellation))
            .Select(t => HandWrittenRetries.Recognise(t, scope, site.Cancellation))
            .Count(s => s is not null && Judge.Decide(s.Facts, site.Limits, _ => EffectiveSeverity.Warning) is not null);
    }

    private static RetryTurn? TurnOf(SyntaxNode node, SemanticModel model, CancellationToken cancellation) =>
        node is not (StatementSyntax or InvocationExpressionSyntax) ? null : model.GetOperation(node, cancellation) switch
        {
            ILoopOperation loop => RetryTurns.OfLoop(loop, cancellation),
            IBranchOperation jump => RetryTurns.OfGoto(jump, cancellation),
            IInvocationOperation call => RetryTurns.OfRecursion(call, cancellation),
            _ => null,
        };
}
