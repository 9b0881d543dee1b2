using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Analyzers;

namespace RetryLint.Tests.Rules;

/// <summary>All analyzers of the package at once, as a user has them.</summary>
#pragma warning disable RS1001, RS1025, RS1026 // Never loaded by a compiler, and each analyzer configures itself.
internal sealed class EveryAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticAnalyzer[] all = typeof(FamilyAnalyzer).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)
        .ToArray();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        all.SelectMany(a => a.SupportedDiagnostics).Distinct().ToImmutableArray();

    public override void Initialize(AnalysisContext context)
    {
        foreach (var analyzer in all)
        {
            analyzer.Initialize(context);
        }
    }
}
