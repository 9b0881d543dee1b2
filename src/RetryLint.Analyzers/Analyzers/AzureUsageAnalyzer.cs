using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Recognition.Credentials;
using RetryLint.Analyzers.Reporting;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers;

/// <summary>Judges how code uses Azure identity and the resource manager besides retrying them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AzureUsageAnalyzer : FamilyAnalyzer
{
    private static readonly Rule[] Rules = [Catalogue.CredentialPerAttempt, Catalogue.CredentialPerCall];

    /// <summary>Makes the analyzer.</summary>
    public AzureUsageAnalyzer()
        : base(Rules)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext context, CompilationScope scope)
    {
        if (Namespaces.Exist(context.Compilation, ["Azure.Core"]))
        {
            context.RegisterOperationAction(c => OnCreation(c, scope), OperationKind.ObjectCreation);
        }
    }

    private static void OnCreation(OperationAnalysisContext context, CompilationScope scope)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (CredentialSites.Judge(creation, scope, context.CancellationToken) is { } finding)
        {
            context.ReportDiagnostic(finding);
        }
    }
}
