using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Options;
using RetryLint.Analyzers.Reporting;
using RetryLint.CodeFixes.Loops.InPlace;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops;

/// <summary>A retry that was reported, with everything that a plan may ask about.</summary>
/// <param name="Place">The loop; or the jump or call that starts the next turn.</param>
/// <param name="Model">The meaning of its file.</param>
/// <param name="Text">The text of its file.</param>
/// <param name="Options">The configuration of the project.</param>
/// <param name="Findings">The ids of all rules that fire here.</param>
internal sealed record LoopSite(
    SyntaxNode Place, SemanticModel Model, SourceText Text, AnalyzerConfigOptionsProvider Options, ImmutableHashSet<string> Findings, CancellationToken Cancellation)
{
    private SiteFacts? facts;

    /// <summary>The loop, or the statement that holds the jump or call.</summary>
    public StatementSyntax Statement { get; } = Place.FirstAncestorOrSelf<StatementSyntax>()!;

    /// <summary>The limits of the project.</summary>
    public RetryLimits Limits => RetryLimits.Read(key => OptionText.Of(key, Options.GetOptions(Model.SyntaxTree), Options.GlobalOptions));

    /// <summary>What the recogniser knows of the site; null where it does not see a retry in it.</summary>
    public SiteFacts? Facts => facts ??= SiteFacts.Of(this);

    /// <summary>The site whose report starts here; null where no retry does.</summary>
    public static async Task<LoopSite?> At(Document document, int position, IEnumerable<string> findings, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null || PlaceAt(root.FindToken(position), position) is not { } place)
        {
            return null;
        }

        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        return model is null || place.FirstAncestorOrSelf<StatementSyntax>() is null ? null : new LoopSite(place, model, text, options, findings.ToImmutableHashSet(), cancellation);
    }

    private static SyntaxNode? PlaceAt(SyntaxToken token, int position) => token switch
    {
        _ when token.SpanStart != position => null,
        { Parent: WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or GotoStatementSyntax } => token.Parent,
        _ => token.Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(i => i.SpanStart == position),
    };

    /// <summary>The rule that speaks and those that it names.</summary>
    public static IEnumerable<string> FindingsOf(Diagnostic diagnostic)
    {
        var also = diagnostic.Properties.TryGetValue(Reports.AlsoProperty, out var ids) && ids is not null ? ids.Split(',') : [];
        return also.Concat([diagnostic.Id]);
    }
}
