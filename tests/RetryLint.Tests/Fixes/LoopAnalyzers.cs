using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // They are loaded by the tests only, never by a compiler.

namespace RetryLint.Tests.Fixes;

/// <summary>
/// Reports every loop around a try statement: it shows what the fixes do with a shape, whether or not a rule would report it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class LoopAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new("RETRY1001", "Loop", "Loop", "Test", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Report, SyntaxKind.WhileStatement, SyntaxKind.ForStatement, SyntaxKind.DoStatement);
    }

    protected virtual bool Reports(SyntaxNode loop) => true;

    private void Report(SyntaxNodeAnalysisContext context)
    {
        if (Reports(context.Node) && context.Node.DescendantNodes().OfType<TryStatementSyntax>().Any())
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetFirstToken().GetLocation()));
        }
    }
}

/// <summary>Reports only the loops that have no end of their own, so that limited ones are clean.</summary>
public sealed class EndlessLoopAnalyzer : LoopAnalyzer
{
    protected override bool Reports(SyntaxNode loop) =>
        loop is WhileStatementSyntax { Condition.RawKind: (int)SyntaxKind.TrueLiteralExpression }
            or DoStatementSyntax { Condition.RawKind: (int)SyntaxKind.TrueLiteralExpression }
            or ForStatementSyntax { Condition: null, Incrementors.Count: 0 };
}
