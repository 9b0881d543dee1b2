using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Options;
using RetryLint.Analyzers.Recognition;
using RetryLint.Analyzers.Reporting;
using RetryLint.Rules;

namespace RetryLint.Analyzers;

/// <summary>Judges retries that are written by hand: loops, jumps and recursion.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandWrittenRetryAnalyzer : FamilyAnalyzer
{
    private static readonly Rule[] Rules = Judge.Rules.Select(r => r.Rule).Append(Catalogue.IgnoredRetryAfter).ToArray();

    /// <summary>Makes the analyzer.</summary>
    public HandWrittenRetryAnalyzer()
        : base(Rules)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext context, CompilationScope scope)
    {
        context.RegisterOperationAction(c => OnLoop(c, scope), OperationKind.Loop);
        context.RegisterOperationAction(c => OnJump(c, scope), OperationKind.Branch);
        context.RegisterOperationAction(c => OnInvocation(c, scope), OperationKind.Invocation);
        if (scope.Namespaces.Exist(["Azure", "Microsoft.Azure", "Microsoft.Identity"]))
        {
            context.RegisterOperationAction(c => OnCatch(c, scope), OperationKind.CatchClause);
        }
    }

    private static void OnLoop(OperationAnalysisContext context, CompilationScope scope)
    {
        if (OptionsOf(context, scope) is { } options)
        {
            Decide(context, scope, options, RetryTurns.OfLoop((ILoopOperation)context.Operation, context.CancellationToken));
        }
    }

    private static void OnJump(OperationAnalysisContext context, CompilationScope scope)
    {
        var jump = (IBranchOperation)context.Operation;
        if (jump.BranchKind == BranchKind.GoTo && OptionsOf(context, scope) is { } options)
        {
            Decide(context, scope, options, RetryTurns.OfGoto(jump, context.CancellationToken));
        }
    }

    private static void OnInvocation(OperationAnalysisContext context, CompilationScope scope)
    {
        var call = (IInvocationOperation)context.Operation;
        var mayBeSelf = call.TargetMethod.Name == context.ContainingSymbol.Name || call.TargetMethod.MethodKind == MethodKind.LocalFunction;
        if (mayBeSelf && OptionsOf(context, scope) is { } options)
        {
            Decide(context, scope, options, RetryTurns.OfRecursion(call, context.CancellationToken));
        }
    }

    private static void OnCatch(OperationAnalysisContext context, CompilationScope scope)
    {
        if (OptionsOf(context, scope) is { } options && SecondTries.Recognise((ICatchClauseOperation)context.Operation, scope, context.CancellationToken) is { } site
            && Judge.Decide(site.Facts, options.Limits, options.SeverityOf) is { } verdict)
        {
            context.ReportDiagnostic(Reports.Of(verdict, site.Place, site.Related));
        }
    }

    /// <summary>The options of the file; null where no rule about retries is switched on in it.</summary>
    private static TreeOptions? OptionsOf(OperationAnalysisContext context, CompilationScope scope)
    {
        var options = scope.Options.For(context.Operation.Syntax.SyntaxTree, context.CancellationToken);
        return options.JudgesRetries ? options : null;
    }

    private static void Decide(OperationAnalysisContext context, CompilationScope scope, TreeOptions options, RetryTurn? turn)
    {
        if (HandWrittenRetries.Recognise(turn, scope, context.CancellationToken) is not { Facts.Limit.IsSwitchedOff: false } site)
        {
            return;
        }

        if (Judge.Decide(site.Facts, options.Limits, options.SeverityOf) is { } verdict)
        {
            context.ReportDiagnostic(Reports.Of(verdict, site.Place, site.Related));
        }

        if (site.IgnoresRetryAfter)
        {
            context.ReportDiagnostic(Reports.Of(Catalogue.IgnoredRetryAfter, site.Place));
        }
    }
}
