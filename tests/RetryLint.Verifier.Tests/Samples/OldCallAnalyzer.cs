using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RetryLint.Verifier.Tests.Samples;

/// <summary>Reports calls of a method named Old. The wrong analyzers of these tests derive from it and get one thing wrong.</summary>
internal abstract class OldCallAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "T0001",
        "Old is called",
        "'{0}' calls Old",
        "Test",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        Register(context);
    }

    protected virtual void Register(AnalysisContext context) =>
        context.RegisterSyntaxNodeAction(AnalyzeCall, SyntaxKind.InvocationExpression);

    protected void AnalyzeCall(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Old" } name })
        {
            Report(context.ReportDiagnostic, name);
        }
    }

    protected virtual void Report(Action<Diagnostic> report, IdentifierNameSyntax name) => report(Make(name));

    protected static Diagnostic Make(IdentifierNameSyntax name, Location? location = null)
    {
        var method = name.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        var properties = ImmutableDictionary<string, string?>.Empty.Add("method", method?.Identifier.Text);
        Location[] related = method is null ? [] : [method.Identifier.GetLocation()];
        return Diagnostic.Create(Rule, location ?? name.GetLocation(), related, properties, method?.Identifier.Text);
    }
}

/// <summary>The analyzer that gets all of it right.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RightAnalyzer : OldCallAnalyzer;
