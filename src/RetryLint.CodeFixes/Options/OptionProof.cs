using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers;
using RetryLint.Analyzers.Options;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>
/// Tries a change before it is offered: no error may be new, the findings that are to go must be gone, and nothing
/// new may be found in the member that was changed.
/// </summary>
/// <param name="removed">The findings of the site that must go; null for all that are about its limit and pace.</param>
internal sealed class OptionProof(OptionSite site, IReadOnlyCollection<string>? removed = null)
{
    private static readonly string[] Others =
    [
        RuleIds.CatchAllRetry, RuleIds.MultipliedRetry, RuleIds.SwallowedCancellation, RuleIds.PermanentFailureRetry, RuleIds.RetryHammersBreaker, RuleIds.ResentRequestMessage, RuleIds.IgnoredRetryAfter,
    ];

    private readonly IReadOnlyCollection<string> before = FindingsIn(site.Model.Compilation, site.Model, MemberAt(site.Model, site.Node.SpanStart), site);

    private readonly Lazy<Dictionary<string, int>> broken = new(() => Errors(site.Model));

    public bool Holds(ImmutableArray<TextChange> changes)
    {
        var model = With(changes);
        var start = MemberAt(site.Model, site.Node.SpanStart).SpanStart;
        return IsNoWorse(model) && IsClean(FindingsIn(model.Compilation, model, MemberAt(model, new PositionMap(changes).Of(start)), site));
    }

    /// <summary>Does the file compile as it did?</summary>
    public bool Compiles(ImmutableArray<TextChange> changes) => IsNoWorse(With(changes));

    private SemanticModel With(ImmutableArray<TextChange> changes)
    {
        var changed = site.Model.SyntaxTree.WithChangedText(site.Text.WithChanges(changes));
#pragma warning disable RS1030 // A fix may ask for any model.
        return site.Model.Compilation.ReplaceSyntaxTree(site.Model.SyntaxTree, changed).GetSemanticModel(changed);
#pragma warning restore RS1030
    }

    /// <summary>
    /// Are the findings of the site gone, and all others still the same or fewer? What a retry takes and who it multiplies is
    /// another decision than how often and how fast it comes.
    /// </summary>
    private bool IsClean(IReadOnlyCollection<string> after)
    {
        var left = before.ToList();
        foreach (var id in site.Findings.Where(id => removed?.Contains(id) ?? !Others.Contains(id)))
        {
            left.Remove(id);
        }

        return after.All(left.Remove);
    }

    /// <summary>What is broken elsewhere in the file is no reason to leave this as it is; nothing else may break.</summary>
    private bool IsNoWorse(SemanticModel model) => Errors(model).All(e => broken.Value.TryGetValue(e.Key, out var count) && e.Value <= count);

    private static Dictionary<string, int> Errors(SemanticModel model) => model.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).GroupBy(d => d.Id).ToDictionary(g => g.Key, g => g.Count());

    private static SyntaxNode MemberAt(SemanticModel model, int position)
    {
        var root = model.SyntaxTree.GetRoot();
        return root.FindToken(Math.Min(position, root.Span.End)).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or GlobalStatementSyntax))
            ?? root;
    }

    /// <summary>The ids of everything that the declared retries of a member are told, those in another rule's message included.</summary>
    private static List<string> FindingsIn(Compilation compilation, SemanticModel model, SyntaxNode member, OptionSite site)
    {
        var provider = site.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        var scope = new CompilationScope(compilation, provider);
        var options = TreeOptions.Read(site.Model.SyntaxTree, site.Model.Compilation, provider, site.Cancellation);
        var found = new List<string>();
        foreach (var operation in Operations(model, member, site.Cancellation))
        {
            foreach (var recogniser in DeclaredRetries.Recognisers.Where(r => r.Kinds.Contains(operation.Kind)))
            {
                if (recogniser.Recognise(operation, scope, site.Cancellation) is { } retry
                    && Judge.Decide(retry.Facts, options.Limits, ByDefault) is { } verdict
                    && retry.PlaceAt(operation, verdict.Rule) is not null)
                {
                    found.AddRange(verdict.Also.Select(r => r.Id).Concat([verdict.Rule.Id]));
                }
            }

            found.AddRange(DeclaredRetries.Findings.Where(f => f.Kinds.Contains(operation.Kind)).Select(f => f.Find(operation, scope, site.Cancellation)?.Rule.Id).OfType<string>());
        }

        return found;
    }

    private static EffectiveSeverity ByDefault(Rule rule) => rule.Severity == RuleSeverity.Warning ? EffectiveSeverity.Warning : EffectiveSeverity.Info;

    private static IEnumerable<IOperation> Operations(SemanticModel model, SyntaxNode member, CancellationToken cancellation)
    {
        var roots = new HashSet<IOperation>();
        foreach (var node in member.DescendantNodesAndSelf())
        {
            if (model.GetOperation(node, cancellation) is { } operation && Root(operation) is var root && roots.Add(root))
            {
                foreach (var each in root.DescendantsAndSelf())
                {
                    yield return each;
                }
            }
        }
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
