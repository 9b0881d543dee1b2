using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Analyzers.Reporting;
using RetryLint.Rules;

namespace RetryLint.Analyzers;

/// <summary>
/// The frame of every analyzer here: concurrent, silent in generated code, one compilation start that makes the scope, and
/// nothing registered where nothing can match. An analyzer has no mutable field: all state lives in the scope.
/// </summary>
public abstract class FamilyAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableArray<DiagnosticDescriptor> descriptors;

    private protected FamilyAnalyzer(IEnumerable<Rule> rules) => descriptors = Descriptors.Of(rules.Where(r => r.Shipped));

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => descriptors;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start => Start(start, CompilationScopes.Of(start.Compilation, start.Options.AnalyzerConfigOptionsProvider)));
    }

    private protected abstract void Start(CompilationStartAnalysisContext context, CompilationScope scope);
}
