using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Analyzers.Options;
using RetryLint.Analyzers.Reporting;
using RetryLint.Rules;

namespace RetryLint.Analyzers;

/// <summary>
/// Reports options that would silently leave a default in force: unknown keys and bad values. In configuration files that the
/// compiler has been handed it points at the place; for MSBuild properties and other files there is none.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionsAnalyzer : FamilyAnalyzer
{
    /// <summary>Makes the analyzer.</summary>
    public OptionsAnalyzer()
        : base([Catalogue.InvalidOption])
    {
    }

    private protected override void Start(CompilationStartAnalysisContext context, CompilationScope scope)
    {
        context.RegisterAdditionalFileAction(OnFile);
        context.RegisterCompilationEndAction(OnEnd);
    }

    private static void OnFile(AdditionalFileAnalysisContext context)
    {
        foreach (var setting in ConfigurationFiles.Settings(context.AdditionalFile, context.CancellationToken))
        {
            if (OptionProblems.OfKey(setting.Key, setting.Value) is { } problem)
            {
                context.ReportDiagnostic(Reports.Of(Catalogue.InvalidOption, PlaceOf(setting, context), problem));
            }
        }
    }

    private static Location PlaceOf(Setting setting, AdditionalFileAnalysisContext context)
    {
        var span = OptionKeys.Find(setting.Key) is null ? setting.KeySpan : setting.ValueSpan;
        var text = context.AdditionalFile.GetText(context.CancellationToken)!;
        return Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
    }

    private static void OnEnd(CompilationAnalysisContext context)
    {
        foreach (var problem in KeysOutsideFiles(context).Concat(Properties(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions)))
        {
            context.ReportDiagnostic(Reports.Of(Catalogue.InvalidOption, Location.None, problem));
        }
    }

    private static IEnumerable<string> KeysOutsideFiles(CompilationAnalysisContext context)
    {
        var placed = context.Options.AdditionalFiles.SelectMany(f => ConfigurationFiles.Settings(f, context.CancellationToken)).ToArray();
        return ConfiguredKeys.Of(context.Compilation, context.Options.AnalyzerConfigOptionsProvider)
            .Where(s => !placed.Any(p => p.IsSame(s.Key, s.Value)))
            .Select(s => OptionProblems.OfKey(s.Key, s.Value))
            .OfType<string>();
    }

    private static IEnumerable<string> Properties(AnalyzerConfigOptions global)
    {
        if (Problem(Profile.Property, OptionProblems.OfProfile) is { } profile)
        {
            yield return profile;
        }

        foreach (var option in OptionKeys.All)
        {
            if (Problem(option.Property, text => OptionProblems.OfProperty(option, text)) is { } problem)
            {
                yield return problem;
            }
        }

        string? Problem(string property, Func<string, string?> of) =>
            global.TryGetValue(OptionText.BuildProperty + property, out var text) ? of(text) : null;
    }
}
