using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Artifacts.Code;
using RetryLint.Analyzers.Artifacts.Integrity;
using RetryLint.Analyzers.Reporting;
using RetryLint.Rules;

namespace RetryLint.Analyzers;

/// <summary>Reports where a method runs, loads or unpacks what it has downloaded without having looked at its hash or signature.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncheckedArtifactAnalyzer : FamilyAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public UncheckedArtifactAnalyzer()
        : base([Catalogue.UncheckedArtifact])
    {
    }

    private protected override void Start(CompilationStartAnalysisContext context, CompilationScope scope)
    {
        context.RegisterOperationAction(c => OnCall(c, scope), OperationKind.Invocation);
        context.RegisterOperationAction(c => OnCreation(c, scope), OperationKind.ObjectCreation);
    }

    private static void OnCall(OperationAnalysisContext context, CompilationScope scope)
    {
        if (Uses.MayBe(((IInvocationOperation)context.Operation).TargetMethod))
        {
            Decide(context, scope);
        }
    }

    private static void OnCreation(OperationAnalysisContext context, CompilationScope scope)
    {
        if (context.Operation.Type?.Name is "ProcessStartInfo" or "ZipArchive")
        {
            Decide(context, scope);
        }
    }

    private static void Decide(OperationAnalysisContext context, CompilationScope scope)
    {
        var used = Uses.Of(context.Operation).ToArray();
        var options = scope.Options.For(context.Operation.Syntax.SyntaxTree, context.CancellationToken);
        if (used.Length == 0 || options.SeverityOf(Catalogue.UncheckedArtifact) == EffectiveSeverity.Off || scope.Tests.Holds(context.ContainingSymbol))
        {
            return;
        }

        var operations = Root(context.Operation).DescendantsAndSelf().ToArray();
        var downloads = Downloads.In(operations);
        if (used.Any(downloads.Hold) && !new Checks(scope.Bodies, context.CancellationToken).MayBeIn(operations, downloads))
        {
            context.ReportDiagnostic(Reports.Of(Catalogue.UncheckedArtifact, PlaceOf(context.Operation.Syntax), Uses.Verb(context.Operation)));
        }
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>The name of the method, or the type that is created.</summary>
    private static Location PlaceOf(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.GetLocation(),
        InvocationExpressionSyntax invocation => invocation.Expression.GetLocation(),
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        _ => call.GetFirstToken().GetLocation(),
    };
}
