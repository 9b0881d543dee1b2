using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Failures;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Takes away a Polly retry around one that retries the same failures already.</summary>
internal sealed class RemoveRetryFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.RemoveOuterRetry";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Remove outer retries";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.MultipliedRetry];

    public TextAnswer<OptionRefusal> Plan(OptionSite site)
    {
        if (!PollyPlans.Concern(site) || PollyPlans.DeclarationAt(site) is not { } declaration)
        {
            return OptionRefusal.OtherShape;
        }

        if (!IsRetriedInside(declaration, site))
        {
            return OptionRefusal.InnerTakesLess;
        }

        var edits = new Edits(site.Text, new TypeNames(site.Model, site.Node.SpanStart));
        if (ChainLink.Of(site) is { } link)
        {
            edits.Remove(link.Span);
        }
        else if (UnwrappedRetry.Of(declaration, site) is not { } unwrapped)
        {
            return OptionRefusal.RunsMore;
        }
        else
        {
            unwrapped.Write(edits);
        }

        edits.Import(site.Node, new Layout(site.Text, site.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>()));
        return new OptionProof(site).Compiles(edits.Changes) ? new TextPlan("Remove the outer retry", edits.Changes) : OptionRefusal.NotClean;
    }

    /// <summary>Does the inner retry take every failure that this one takes?</summary>
    private static bool IsRetriedInside(RetryDeclaration declaration, OptionSite site)
    {
        var outer = declaration.Handled;
        if (!outer.IsKnown || outer.Results || outer.Exceptions.Count == 0 || outer.Exceptions.Any(e => e.IsFiltered))
        {
            return false;
        }

        var scope = new CompilationScope(site.Model.Compilation, site.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        var inner = declaration.Stack.Inside(declaration.Call).Where(s => s is { Repeats: true, Call: not null }).Select(s => DeclaredPolicies.Alone(s.Call!, scope, site.Cancellation)).OfType<RetryDeclaration>().ToList();
        return inner.Count > 0 ? inner.Any(i => outer.Exceptions.All(e => IsTakenBy(i.Handled, e))) : IsClientsOwn(declaration, site);
    }

    private static bool IsTakenBy(Handled inner, HandledException failure) =>
        inner.Exceptions.Any(i => !i.IsFiltered && (i.IsEverything || (failure.Type is not null && i.Type is not null && Catching.Derives(failure.Type, i.Type))));

    /// <summary>Do only clients of Azure run in it, which retry by themselves what can pass?</summary>
    private static bool IsClientsOwn(RetryDeclaration declaration, OptionSite site) =>
        declaration.Handled.Exceptions.All(e => e.IsEverything || e.Type.Is("Azure.RequestFailedException")) && !declaration.Work.Escapes
        && PassingFailures.Of(declaration.Work.Attempts.SelectMany(a => a.Paths.Attempts), site.Model.Compilation) is { Count: 1 } failures && failures[0].Type.Is("Azure.RequestFailedException");
}

/// <summary>The call that adds one strategy among others to a builder, with the white space before it.</summary>
internal sealed record ChainLink(TextSpan Span)
{
    /// <summary>Null where it is the only strategy, or no link of a chain.</summary>
    public static ChainLink? Of(OptionSite site)
    {
        if (site.Node is not SimpleNameSyntax { Identifier.ValueText: "AddRetry", Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax add } access }
            || add.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } next
            || (!IsAddition(access.Expression) && !next.Name.Identifier.ValueText.StartsWith("Add", StringComparison.Ordinal)))
        {
            return null;
        }

        var hasComment = access.OperatorToken.LeadingTrivia.Concat(access.Expression.GetTrailingTrivia()).Concat(add.GetTrailingTrivia()).Any(t => t.ToString().Trim().Length > 0);
        return hasComment ? null : new ChainLink(TextSpan.FromBounds(access.Expression.Span.End, add.Span.End));
    }

    private static bool IsAddition(ExpressionSyntax receiver) =>
        receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && name.StartsWith("Add", StringComparison.Ordinal);
}
