using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Analyzers.Options;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers;

/// <summary>Everything that belongs to one compilation: its symbols, the options of its files, the bodies of its methods.</summary>
internal sealed class CompilationScope(Compilation compilation, AnalyzerConfigOptionsProvider options)
{
    public Compilation Compilation { get; } = compilation;

    public KnownTypes Types { get; } = new(compilation);

    public MethodBodies Bodies { get; } = new(compilation);

    public TreeOptions.Cache Options { get; } = new(compilation, options);
}
