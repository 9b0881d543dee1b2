using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Analyzers.Reporting;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers;

/// <summary>Judges retries that are declared: by policies, pipelines, handlers and the options of SDK clients.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredRetryAnalyzer : FamilyAnalyzer
{
    private static readonly Rule[] Rules =
        Judge.Rules.Select(r => r.Rule).Concat(DeclaredRetries.Findings.SelectMany(f => f.Rules)).ToArray();

    /// <summary>Makes the analyzer.</summary>
    public DeclaredRetryAnalyzer()
        : base(Rules)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext context, CompilationScope scope)
    {
        Register(context, scope, DeclaredRetries.Recognisers, (c, recogniser) => Decide(c, scope, recogniser));
        Register(context, scope, DeclaredRetries.Findings, (c, recogniser) => Report(c, scope, recogniser));
    }

    /// <summary>One registration for each kind, not one for each recogniser of it: there are many of both, and every call costs.</summary>
    private static void Register<T>(CompilationStartAnalysisContext context, CompilationScope scope, IEnumerable<T> recognisers, Action<OperationAnalysisContext, T> look)
        where T : IRecogniser
    {
        var usable = recognisers.Where(r => scope.Namespaces.Exist(r.Namespaces)).ToList();
        foreach (var kind in usable.SelectMany(r => r.Kinds).Distinct())
        {
            var interested = usable.FindAll(r => r.Kinds.Contains(kind));
            context.RegisterOperationAction(c => interested.ForEach(r => look(c, r)), kind);
        }
    }

    private static void Decide(OperationAnalysisContext context, CompilationScope scope, IRetryRecogniser recogniser)
    {
        var options = scope.Options.For(context.Operation.Syntax.SyntaxTree, context.CancellationToken);
        if (options.JudgesRetries
            && recogniser.Recognise(context.Operation, scope, context.CancellationToken) is { } site
            && Judge.Decide(site.Facts, options.Limits, options.SeverityOf) is { } verdict
            && site.PlaceAt(context.Operation, verdict.Rule) is { } place)
        {
            context.ReportDiagnostic(Reports.Of(verdict, place, site.Related));
        }
    }

    private static void Report(OperationAnalysisContext context, CompilationScope scope, IFindingRecogniser recogniser)
    {
        if (recogniser.Find(context.Operation, scope, context.CancellationToken) is { } finding)
        {
            context.ReportDiagnostic(Reports.Of(finding.Rule, finding.Place, finding.Arguments));
        }
    }
}
