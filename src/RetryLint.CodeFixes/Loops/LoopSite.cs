using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Options;
using RetryLint.Analyzers.Reporting;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops;

/// <summary>A loop that was reported, with everything that a plan may ask about.</summary>
/// <param name="Statement">The loop.</param>
/// <param name="Model">The meaning of its file.</param>
/// <param name="Text">The text of its file.</param>
/// <param name="Limits">The limits of the project.</param>
/// <param name="Findings">The ids of all rules that fire here.</param>
internal sealed record LoopSite(
    StatementSyntax Statement, SemanticModel Model, SourceText Text, RetryLimits Limits, ImmutableHashSet<string> Findings, CancellationToken Cancellation)
{
    /// <summary>The site whose loop keyword starts here; null where no loop does.</summary>
    public static async Task<LoopSite?> At(Document document, int position, IEnumerable<string> findings, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var token = root?.FindToken(position) ?? default;
        if (token.SpanStart != position || token.Parent is not (WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax))
        {
            return null;
        }

        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return model is null ? null : new LoopSite(
            (StatementSyntax)token.Parent, model, text, ReadLimits(document, model.SyntaxTree), findings.ToImmutableHashSet(), cancellation);
    }

    /// <summary>The rule that speaks and those that it names.</summary>
    public static IEnumerable<string> FindingsOf(Diagnostic diagnostic)
    {
        var also = diagnostic.Properties.TryGetValue(Reports.AlsoProperty, out var ids) && ids is not null ? ids.Split(',') : [];
        return also.Concat([diagnostic.Id]);
    }

    private static RetryLimits ReadLimits(Document document, SyntaxTree tree)
    {
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        var file = options.GetOptions(tree);
        return RetryLimits.Read(key => OptionText.Of(key, file, options.GlobalOptions));
    }
}
