using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RetryLint.Verifier.Fixes;

/// <summary>An analyzer and every other analyzer that a compiler would load from its assembly.</summary>
internal static class AssemblyAnalyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> With(DiagnosticAnalyzer analyzer)
    {
        var others = analyzer.GetType().Assembly.GetTypes().Where(type => type != analyzer.GetType() && IsLoaded(type));
        return [analyzer, .. others.Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)];
    }

    private static bool IsLoaded(Type type) =>
        type is { IsAbstract: false } && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false);
}
