using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RetryLint.Analyzers;

/// <summary>
/// One scope for all analyzers that look at a compilation: what one of them has bound or found out, the others need not. Held
/// no longer than the compilation itself.
/// </summary>
internal static class CompilationScopes
{
    private static readonly ConditionalWeakTable<Compilation, Held> Scopes = new();

    /// <summary>The scope of a compilation under these options; a host that gives each analyzer options of its own gets a scope for each.</summary>
    public static CompilationScope Of(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        var held = Scopes.GetValue(compilation, c => new Held(new CompilationScope(c, options), options));
        return ReferenceEquals(held.Options, options) ? held.Scope : new CompilationScope(compilation, options);
    }

    private sealed class Held(CompilationScope scope, AnalyzerConfigOptionsProvider options)
    {
        public CompilationScope Scope { get; } = scope;

        public AnalyzerConfigOptionsProvider Options { get; } = options;
    }
}
