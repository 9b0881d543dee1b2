using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Verifier.Reporting;
using RetryLint.Verifier.Running;

namespace RetryLint.Verifier.Fixes;

/// <summary>An analyzer with its fix; a null key stands for every action that the fix offers.</summary>
internal sealed class Fixer(ImmutableArray<DiagnosticAnalyzer> analyzers, CodeFixProvider provider, string? key)
{
    public CodeFixProvider Provider => provider;

    public string? Key => key;

    public ImmutableArray<DiagnosticAnalyzer> Analyzers => analyzers;

    public bool CanFix(Diagnostic diagnostic) => provider.FixableDiagnosticIds.Contains(diagnostic.Id);

    /// <summary>The actions offered in a project, in the order of their diagnostics.</summary>
    public async IAsyncEnumerable<Offer> Offers(Project project)
    {
        var result = await AnalyzerRun.Of(project, analyzers, errorsToo: false);
        foreach (var diagnostic in result.Reported.Where(CanFix))
        {
            var offers = await OffersFor(project, diagnostic);
            if (offers.Count > 0 && result.NotLocal.Contains(diagnostic))
            {
                throw new VerificationException(
                    $"{Failure.Describe(diagnostic)}\nhas a fix but is only known when the compilation ends: no editor can offer it."
                );
            }

            foreach (var offer in offers)
            {
                yield return offer;
            }
        }
    }

    /// <summary>The keys that are offered on anything, for the text of a failure.</summary>
    public async Task<string> OfferedKeys(Project project)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var offer in new Fixer(analyzers, provider, null).Offers(project))
        {
            keys.Add(offer.Action.EquivalenceKey ?? "(null)");
        }

        return keys.Count == 0 ? "nothing" : string.Join(", ", keys);
    }

    private async Task<List<Offer>> OffersFor(Project project, Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree || project.GetDocument(tree) is not { } document)
        {
            return [];
        }

        var actions = await Register(document, diagnostic);
        var chosen = actions.Where(action => key is null || action.EquivalenceKey?.Split(':')[0] == key).ToList();
        return key is not null && chosen.Count > 1
            ? throw new VerificationException($"'{key}' is offered {chosen.Count} times on {Failure.Describe(diagnostic)}")
            : [.. chosen.Select(action => new Offer(document, diagnostic, action))];
    }

    private async Task<List<CodeAction>> Register(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(
            document,
            diagnostic,
            (action, _) => actions.AddRange(NestedActions.Flatten(action)),
            CancellationToken.None
        );
        try
        {
            await provider.RegisterCodeFixesAsync(context);
        }
        catch (Exception exception)
        {
            throw new VerificationException($"{provider.GetType().Name} threw on {Failure.Describe(diagnostic)}\n{exception}");
        }

        return actions;
    }
}
