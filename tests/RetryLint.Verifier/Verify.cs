using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Verifier.Fixes;
using RetryLint.Verifier.Running;

namespace RetryLint.Verifier;

/// <summary>Verifies analyzers and code fixes on sources with markup.</summary>
public static class Verify
{
    /// <summary>The analyzer reports exactly what is marked; without markup it must be silent.</summary>
    public static Task Analyzer<TAnalyzer>(string markup, Case? options = null)
        where TAnalyzer : DiagnosticAnalyzer, new() => new AnalyzerCheck(new TAnalyzer(), markup, options ?? new Case()).Run();

    /// <summary>The fix with this key leads from one text to the other, one by one and with FixAll.</summary>
    public static Task Fix<TAnalyzer, TFix>(string before, string after, string equivalenceKey, Case? options = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        new FixCheck(new TAnalyzer(), new TFix(), equivalenceKey, before, options ?? new Case()).LeadsTo(after);

    /// <summary>Something is reported, and no action (with that key) is offered on it.</summary>
    public static Task NoFix<TAnalyzer, TFix>(string markup, Case? options = null, string? equivalenceKey = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        new FixCheck(new TAnalyzer(), new TFix(), equivalenceKey, markup, options ?? new Case()).IsNotOffered();
}
