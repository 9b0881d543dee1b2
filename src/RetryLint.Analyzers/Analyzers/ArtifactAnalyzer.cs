using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Artifacts;
using RetryLint.Analyzers.Artifacts.Code;
using RetryLint.Analyzers.Reporting;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers;

/// <summary>Reports public artifacts that code depends on, where it writes their address down.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArtifactAnalyzer : FamilyAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public ArtifactAnalyzer()
        : base([Catalogue.PublicArtifactUrl])
    {
    }

    private protected override void Start(CompilationStartAnalysisContext context, CompilationScope scope)
    {
        var references = scope.References;
        context.RegisterSyntaxNodeAction(c => OnText(c, scope, references), SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringExpression);
    }

    private static void OnText(SyntaxNodeAnalysisContext context, CompilationScope scope, References references)
    {
        var builds = context.Node is LiteralExpressionSyntax literal && BuiltAddress.MayBeHost(literal);
        if ((!builds && !LiteralAddress.MayBe(context.Node)) || IsInAttribute(context.Node))
        {
            return;
        }

        var options = scope.Options.For(context.Node.SyntaxTree, context.CancellationToken);
        if (options.SeverityOf(Catalogue.PublicArtifactUrl) == EffectiveSeverity.Off
            || (!builds && !LiteralAddress.MayBePublic(context.Node, options.Limits))
            || scope.Tests.Holds(context.ContainingSymbol)
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not { } text)
        {
            return;
        }

        var artifacts = new CodeArtifacts(references, options.Limits, context.CancellationToken);
        Report(context, builds && BuiltAddress.Of(text) is { } built ? In(artifacts, built.Builder, built.Text) : artifacts.In(text));
    }

    private static PublicUrl? In(CodeArtifacts artifacts, IOperation builder, string text) =>
        PublicUrl.In(text).FirstOrDefault(url => artifacts.IsArtifact(builder, text, url));

    private static void Report(SyntaxNodeAnalysisContext context, PublicUrl? url)
    {
        if (url is not null)
        {
            context.ReportDiagnostic(Reports.Of(Catalogue.PublicArtifactUrl, PlaceOf(context.Node, url), ArtifactEvidence.Name(url), url.Host));
        }
    }

    /// <summary>The text, or the address in it where it holds more than that.</summary>
    private static Location PlaceOf(SyntaxNode node, PublicUrl url)
    {
        var source = node.ToString();
        var start = source.IndexOf(PublicUrl.Separator, StringComparison.Ordinal);
        var place = source.IndexOf(url.Host + url.Path, StringComparison.Ordinal);
        var isMore = start >= 0 && source.IndexOfAny([' ', '\n', '{']) is var other && other >= 0 && node is LiteralExpressionSyntax;
        var scheme = place < 0 ? -1 : source.LastIndexOf("http", place, StringComparison.OrdinalIgnoreCase);
        return isMore && scheme >= 0
            ? Location.Create(node.SyntaxTree, TextSpan.FromBounds(node.SpanStart + scheme, node.SpanStart + place + url.Host.Length + url.Path.Length))
            : node.GetLocation();
    }

    private static bool IsInAttribute(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is ExpressionSyntax or ArgumentSyntax or AttributeArgumentSyntax or InitializerExpressionSyntax; parent = parent.Parent)
        {
            if (parent is AttributeArgumentSyntax)
            {
                return true;
            }
        }

        return false;
    }
}
