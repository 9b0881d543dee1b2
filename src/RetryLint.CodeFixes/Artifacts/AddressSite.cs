using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Artifacts.Code;
using RetryLint.CodeFixes.Symbols;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Artifacts;

/// <summary>A reported address, and the whole expression that makes it.</summary>
internal sealed class AddressSite
{
    private AddressSite(SemanticModel model, SourceText text, ExpressionSyntax reported, ExpressionSyntax expression, PublicUrl? url)
    {
        Model = model;
        Text = text;
        Reported = reported;
        Expression = expression;
        Url = url;
    }

    public SemanticModel Model { get; }

    public SourceText Text { get; }

    /// <summary>The text that was reported.</summary>
    public ExpressionSyntax Reported { get; }

    /// <summary>The text with all that is added to it on the spot.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>The address that the expression makes; null where it makes more or something else.</summary>
    public PublicUrl? Url { get; }

    public FixTypes Types => new(Model.Compilation);

    public static async Task<AddressSite?> At(Document document, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var reported = root?.FindNode(span, getInnermostNodeForTie: true) is { } node ? node.FirstAncestorOrSelf<ExpressionSyntax>(IsText) : null;
        if (reported is null || model?.GetOperation(reported, cancellation) is not { } operation)
        {
            return null;
        }

        var whole = ComposedText.Outermost(operation);
        var composed = ComposedText.Of(whole, operation).Text;
        var url = reported.Span == span ? PublicUrl.In(composed).FirstOrDefault(u => CodeText.IsWhole(composed, u)) : null;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return new AddressSite(model, text, reported, whole.Syntax as ExpressionSyntax ?? reported, url);
    }

    private static bool IsText(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.StringLiteralExpression) || expression is InterpolatedStringExpressionSyntax;
}
