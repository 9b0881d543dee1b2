using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RetryLint.Tests.Fixes;

/// <summary>
/// Reports every endless loop around a try statement: it shows what the fixes do with a shape, whether or not a rule would
/// report it.
/// </summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // It is loaded by the tests only, never by a compiler.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndlessLoopAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new("RETRY1001", "Endless loop", "Endless loop", "Test", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Report, SyntaxKind.WhileStatement, SyntaxKind.ForStatement, SyntaxKind.DoStatement);
    }

    private static void Report(SyntaxNodeAnalysisContext context)
    {
        var isEndless = context.Node is WhileStatementSyntax { Condition.RawKind: (int)SyntaxKind.TrueLiteralExpression }
            or DoStatementSyntax { Condition.RawKind: (int)SyntaxKind.TrueLiteralExpression }
            or ForStatementSyntax { Condition: null, Incrementors.Count: 0 };
        if (isEndless && context.Node.DescendantNodes().OfType<TryStatementSyntax>().Any())
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetFirstToken().GetLocation()));
        }
    }
}
