using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Options;
using RetryLint.CodeFixes.Loops;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>A setting that was reported, with everything that a plan may ask about.</summary>
/// <param name="Document">Its file.</param>
/// <param name="Model">The meaning of the file.</param>
/// <param name="Text">The text of the file.</param>
/// <param name="Node">What is underlined.</param>
/// <param name="Findings">The ids of all rules that fire on it.</param>
/// <param name="Limits">The limits of the project.</param>
internal sealed record OptionSite(
    Document Document, SemanticModel Model, SourceText Text, ExpressionSyntax Node, ImmutableHashSet<string> Findings, RetryLimits Limits, CancellationToken Cancellation) : ITextSite
{
    /// <summary>The site whose underlined setting starts here; null where something else does.</summary>
    public static async Task<OptionSite?> At(Document document, TextSpan span, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null || span.End > root.FullSpan.End || Outermost(root, span) is not { } node)
        {
            return null;
        }

        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return model is null ? null : new OptionSite(
            document, model, text, node, diagnostics.SelectMany(LoopSite.FindingsOf).ToImmutableHashSet(), ReadLimits(document, model.SyntaxTree), cancellation);
    }

    private static ExpressionSyntax? Outermost(SyntaxNode root, TextSpan span) => root.FindNode(span, getInnermostNodeForTie: true) switch
    {
        ArgumentSyntax argument => argument.Expression,
        ExpressionStatementSyntax statement => statement.Expression,
        ExpressionSyntax expression => expression,
        _ => null,
    };

    private static RetryLimits ReadLimits(Document document, SyntaxTree tree)
    {
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        var file = options.GetOptions(tree);
        return RetryLimits.Read(key => OptionText.Of(key, file, options.GlobalOptions));
    }
}
