using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Azure;

/// <summary>Lets a retry repeat only what can pass: no answer, 408, 429 and 5xx of the failures that it names.</summary>
internal sealed class NarrowFix : ITextFix<FoundSite, UsageRefusal>
{
    public const string Key = "narrow";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Retry only what can pass";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.PermanentFailureRetry];

    public TextAnswer<UsageRefusal> Plan(FoundSite site)
    {
        var places = Clauses(site).Concat(Predicates(site)).ToList();
        if (places.Count == 0)
        {
            return IsLoop(site.Node) || site.Node is SimpleNameSyntax ? UsageRefusal.NoStatusToTell : UsageRefusal.OtherCode;
        }

        if (places.Any(p => p is null))
        {
            return UsageRefusal.FilterThere;
        }

        var changes = places.SelectMany(p => p!).ToImmutableArray();
        return !UsageProof.Compiles(site, changes) ? UsageRefusal.DoesNotCompile
            : UsageProof.RepeatsNothingPermanent(site, changes) ? new TextPlan(FixAllTitle, changes) : UsageRefusal.StillPermanent;
    }

    private static bool IsLoop(SyntaxNode node) => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or ForEachStatementSyntax;

    /// <summary>The changes of each clause of a loop that catches a failure with a status; null for a clause that looks at it already.</summary>
    private static IEnumerable<IEnumerable<TextChange>?> Clauses(FoundSite site)
    {
        if (!IsLoop(site.Node))
        {
            yield break;
        }

        foreach (var clause in site.Node.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<CatchClauseSyntax>())
        {
            if (clause.Declaration is { } declaration && TransientFailures.Of(site.Model.GetTypeInfo(declaration.Type, site.Cancellation).Type) is { } transient && !AlwaysLeaves(clause, site))
            {
                yield return Change(clause, declaration, transient, site);
            }
        }
    }

    /// <summary>A clause that only leaves retries nothing.</summary>
    private static bool AlwaysLeaves(CatchClauseSyntax clause, FoundSite site) =>
        site.Model.AnalyzeControlFlow(clause.Block) is { Succeeded: true, EndPointIsReachable: false } flow && !flow.ExitPoints.Any(e => e is ContinueStatementSyntax);

    private static IEnumerable<TextChange>? Change(CatchClauseSyntax clause, CatchDeclarationSyntax declaration, TransientFailures transient, FoundSite site)
    {
        var name = declaration.Identifier.ValueText;
        if (name.Length > 0 && clause.DescendantNodes().OfType<IfStatementSyntax>().Select(i => i.Condition).Append(clause.Filter?.FilterExpression).OfType<ExpressionSyntax>().Any(c => Mentions(c, name)))
        {
            return null;
        }

        var changes = new List<TextChange>();
        if (name.Length == 0)
        {
            name = FreshName(declaration, site);
            changes.Add(new TextChange(new TextSpan(declaration.Type.Span.End, 0), " " + name));
        }

        var test = transient.Test(name, site.Model, declaration.SpanStart);
        changes.Add(clause.Filter is { FilterExpression: var filter }
            ? new TextChange(filter.Span, Joined(filter, test))
            : new TextChange(new TextSpan(declaration.Span.End, 0), $" when ({test})"));
        return changes;
    }

    private static string Joined(ExpressionSyntax filter, string test) =>
        filter is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } or ConditionalExpressionSyntax or AssignmentExpressionSyntax
            ? $"({filter}) && {test}"
            : $"{filter} && {test}";

    private static bool Mentions(SyntaxNode code, string name) => code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == name);

    private static string FreshName(SyntaxNode place, FoundSite site) =>
        new[] { "failure" }.Concat(FreshNames.Numbered("failure")).First(n => site.Model.LookupSymbols(place.SpanStart, name: n).IsEmpty && !Mentions(place.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? place, n));

    /// <summary><c>Handle&lt;RequestFailedException&gt;()</c> in the chain or the options of a declared retry.</summary>
    private static IEnumerable<IEnumerable<TextChange>?> Predicates(FoundSite site)
    {
        if (site.Node is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax retry } member })
        {
            yield break;
        }

        foreach (var handle in member.Expression.DescendantNodesAndSelf().Concat(retry.ArgumentList.DescendantNodes()).OfType<InvocationExpressionSyntax>())
        {
            if (handle.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Handle" or "Or", TypeArgumentList.Arguments: { Count: 1 } types } }
                && TransientFailures.Of(site.Model.GetTypeInfo(types[0], site.Cancellation).Type) is { } transient)
            {
                yield return handle.ArgumentList.Arguments.Count > 0
                    ? null
                    : [new TextChange(handle.ArgumentList.Span, $"(failure => {transient.Test("failure", site.Model, handle.SpanStart)})")];
            }
        }
    }
}
