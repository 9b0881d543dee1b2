using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Recognition;
using RetryLint.Analyzers.Reporting;
using RetryLint.Rules;

namespace RetryLint.Analyzers;

/// <summary>Judges retries that are written by hand: loops, jumps and recursion.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandWrittenRetryAnalyzer : FamilyAnalyzer
{
    private static readonly Rule[] Rules = Judge.Rules.Select(r => r.Rule).ToArray();

    /// <summary>Makes the analyzer.</summary>
    public HandWrittenRetryAnalyzer()
        : base(Rules)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext context, CompilationScope scope)
    {
        context.RegisterOperationAction(c => Decide(c, scope, () => RetryTurns.OfLoop((ILoopOperation)c.Operation, c.CancellationToken)), OperationKind.Loop);
        context.RegisterOperationAction(c => Decide(c, scope, () => RetryTurns.OfGoto((IBranchOperation)c.Operation, c.CancellationToken)), OperationKind.Branch);
        context.RegisterOperationAction(c => OnInvocation(c, scope), OperationKind.Invocation);
    }

    private static void OnInvocation(OperationAnalysisContext context, CompilationScope scope)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == context.ContainingSymbol.Name || call.TargetMethod.MethodKind == MethodKind.LocalFunction)
        {
            Decide(context, scope, () => RetryTurns.OfRecursion(call, context.CancellationToken));
        }
    }

    private static void Decide(OperationAnalysisContext context, CompilationScope scope, Func<RetryTurn?> find)
    {
        var options = scope.Options.For(context.Operation.Syntax.SyntaxTree, context.CancellationToken);
        if (!options.AnyOn(Rules) || HandWrittenRetries.Recognise(find(), scope, context.CancellationToken) is not { } site)
        {
            return;
        }

        if (Judge.Decide(site.Facts, options.Limits, options.SeverityOf) is { } verdict)
        {
            context.ReportDiagnostic(Reports.Of(verdict, site.Place, site.Related));
        }
    }
}
