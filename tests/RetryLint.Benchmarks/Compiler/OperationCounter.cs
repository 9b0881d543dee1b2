using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RetryLint.Benchmarks.Compiler;

/// <summary>Counts the operations that an analyzer of RetryLint is called for.</summary>
#pragma warning disable RS1001, RS1036, RS1041, RS1026 // It analyses nothing and ships nowhere.
internal sealed class OperationCounter : DiagnosticAnalyzer
{
    private int count;

    public int Count => count;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new DiagnosticDescriptor("COUNT", "Count", "Count", "Count", DiagnosticSeverity.Hidden, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(_ => Interlocked.Increment(ref count), OperationKind.Loop, OperationKind.Branch, OperationKind.Invocation);
    }
}
