using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Verifier.Tests.Samples;

/// <summary>The other analyzer of this assembly: a fix that calls Unclean trips over it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UncleanAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        "T0002",
        "Unclean",
        "Unclean is called",
        "Test",
        DiagnosticSeverity.Info,
        isEnabledByDefault: false
    );

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, Microsoft.CodeAnalysis.CSharp.SyntaxKind.InvocationExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Unclean" } name })
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, name.GetLocation()));
        }
    }
}

/// <summary>Reports a word in every additional file; the word is an option.</summary>
internal class WordAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        "T0004",
        "Word",
        "'{0}' is here",
        "Test",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Analyze);
    }

    private void Analyze(AdditionalFileAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider;
        var word = Option(options.GetOptions(context.AdditionalFile)) ?? Option(options.GlobalOptions) ?? "bad";
        var text = context.AdditionalFile.GetText(context.CancellationToken)!;
        for (
            var at = text.ToString().IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = text.ToString().IndexOf(word, at + 1, StringComparison.Ordinal)
        )
        {
            var span = new TextSpan(at, word.Length);
            context.ReportDiagnostic(
                Diagnostic.Create(s_rule, Location.Create(context.AdditionalFile.Path, span, Lines(text, span)), word)
            );
        }
    }

    protected virtual LinePositionSpan Lines(SourceText text, TextSpan span) => text.Lines.GetLinePositionSpan(span);

    private static string? Option(AnalyzerConfigOptions options) => options.TryGetValue("t.word", out var word) ? word : null;
}

internal sealed class WrongLineInAdditionalFile : WordAnalyzer
{
    protected override LinePositionSpan Lines(SourceText text, TextSpan span) => default;
}

/// <summary>Has two ids, so that unnamed spans are ambiguous.</summary>
internal sealed class TwoIdsAnalyzer : OldCallAnalyzer
{
    private static readonly DiagnosticDescriptor s_second = new(
        "T0005",
        "Old is called again",
        "Old again",
        "Test",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule, s_second];

    protected override void Report(Action<Diagnostic> report, IdentifierNameSyntax name)
    {
        report(Make(name));
        report(Diagnostic.Create(s_second, name.GetLocation()));
    }
}

/// <summary>Its related location is where Old is declared, which may be another file.</summary>
internal sealed class DeclarationIsRelated : OldCallAnalyzer
{
    protected override void Register(AnalysisContext context) =>
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (node.SemanticModel.GetSymbolInfo(node.Node).Symbol is IMethodSymbol { Name: "Old" } method)
                {
                    var name = ((InvocationExpressionSyntax)node.Node).Expression;
                    node.ReportDiagnostic(Diagnostic.Create(Rule, name.GetLocation(), method.Locations, "M"));
                }
            },
            Microsoft.CodeAnalysis.CSharp.SyntaxKind.InvocationExpression
        );
}
