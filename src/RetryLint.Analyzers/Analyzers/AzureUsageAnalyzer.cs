using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Recognition.Credentials;
using RetryLint.Analyzers.Recognition.Failover;
using RetryLint.Analyzers.Recognition.ManagedIdentity;
using RetryLint.Analyzers.Recognition.Operations;
using RetryLint.Analyzers.Recognition.Replay;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers;

/// <summary>Judges how code uses Azure identity and the resource manager besides retrying them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AzureUsageAnalyzer : FamilyAnalyzer
{
    private static readonly Rule[] Rules =
    [
        Catalogue.CredentialPerAttempt, Catalogue.HotOperationPoll, Catalogue.UnthrottledReplay, Catalogue.HandMadeManagedIdentity,
        Catalogue.CredentialPerCall, Catalogue.UnlimitedOperationWait, Catalogue.FailoverWithoutBreaker,
    ];

    /// <summary>Makes the analyzer.</summary>
    public AzureUsageAnalyzer()
        : base(Rules)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext context, CompilationScope scope)
    {
        context.RegisterOperationAction(c => Report(c, HandMadeRequests.Judge((ILiteralOperation)c.Operation, scope, c.CancellationToken)), OperationKind.Literal);
        if (scope.Namespaces.Exist(["Azure", "Microsoft.Azure"]))
        {
            context.RegisterOperationAction(c => Report(c, CredentialSites.Judge(c.Operation, scope, c.CancellationToken)), OperationKind.ObjectCreation, OperationKind.Invalid);
            context.RegisterOperationAction(c => OnUnbound(c, scope), OperationKind.Invalid);
            context.RegisterOperationAction(c => OnCall(c, scope), OperationKind.Invocation);
            context.RegisterOperationAction(c => OnLoop(c, scope), OperationKind.Loop);
            context.RegisterOperationAction(c => Report(c, FailoverCatches.Judge((ITryOperation)c.Operation, scope, c.CancellationToken)), OperationKind.Try);
        }
    }

    private static void OnCall(OperationAnalysisContext context, CompilationScope scope)
    {
        var call = (IInvocationOperation)context.Operation;
        Report(context, OperationWaits.Judge(call) ?? Bursts.Judge(call, scope, context.CancellationToken));
    }

    private static void OnUnbound(OperationAnalysisContext context, CompilationScope scope) =>
        Report(context, OperationWaits.JudgeUnbound(context.Operation, scope, context.CancellationToken) ?? Bursts.JudgeUnbound(context.Operation, scope, context.CancellationToken));

    private static void OnLoop(OperationAnalysisContext context, CompilationScope scope)
    {
        Report(context, FailoverLoops.Judge((ILoopOperation)context.Operation, scope, context.CancellationToken));
        foreach (var finding in new OperationPolls((ILoopOperation)context.Operation, scope, context.CancellationToken).Judge())
        {
            context.ReportDiagnostic(finding);
        }
    }

    private static void Report(OperationAnalysisContext context, Diagnostic? finding)
    {
        if (finding is not null)
        {
            context.ReportDiagnostic(finding);
        }
    }
}
