using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Artifacts;
using RetryLint.Analyzers.Artifacts.Templates;
using RetryLint.Analyzers.Options;
using RetryLint.Analyzers.Reporting;
using RetryLint.Rules;

namespace RetryLint.Analyzers;

/// <summary>Reports public artifacts in the templates and scripts that the compiler was handed as additional files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TemplateAnalyzer : FamilyAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public TemplateAnalyzer()
        : base([Catalogue.PublicArtifactUrlInTemplate])
    {
    }

    private protected override void Start(CompilationStartAnalysisContext context, CompilationScope scope) =>
        context.RegisterAdditionalFileAction(OnFile);

    private static void OnFile(AdditionalFileAnalysisContext context)
    {
        if (TemplateKinds.Of(context.AdditionalFile.Path) is { } kind
            && IsScanned(context)
            && context.AdditionalFile.GetText(context.CancellationToken) is { } text)
        {
            Scan(context, text, kind);
        }
    }

    private static void Scan(AdditionalFileAnalysisContext context, SourceText text, TemplateKind kind)
    {
        foreach (var url in TemplateScan.Find(text.ToString(), kind, () => RetryLimits.Read(key => Option(key, context))))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var span = TextSpan.FromBounds(url.Start, url.End);
            var place = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
            context.ReportDiagnostic(Reports.Of(Catalogue.PublicArtifactUrlInTemplate, place, ArtifactEvidence.Name(url), url.Host));
        }
    }

    private static bool IsScanned(AdditionalFileAnalysisContext context) => OptionKeys.Scan.Read(Option(OptionKeys.Scan, context));

    private static string? Option(OptionKey key, AdditionalFileAnalysisContext context)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        return OptionText.Of(key, provider.GetOptions(context.AdditionalFile), provider.GlobalOptions);
    }
}
