using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RetryLint.Analyzers.Policy;

/// <summary>
/// Writes the project's limits into the assembly, so that the shim goes by the same limits at run time as the analyzers did
/// in the build. Writes nothing where the shim is not referenced.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class LimitsGenerator : IIncrementalGenerator
{
    private const string Shim = "RetryLint.Runtime";
    private const string HintName = "RetryLintLimits.g.cs";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Both inputs are reduced to values that compare equal at once: an edit in the code reruns nothing after them.
        var usesShim = context.CompilationProvider.Select(static (compilation, _) => UsesShim(compilation));
        var limits = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => LimitAttributes.Of(provider.GlobalOptions));
        context.RegisterSourceOutput(usesShim.Combine(limits), static (output, input) => Write(output, input.Left, input.Right));
    }

    private static bool UsesShim(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static name => name.Name == Shim);

    private static void Write(SourceProductionContext output, bool usesShim, string attributes)
    {
        if (usesShim)
        {
            output.AddSource(HintName, attributes);
        }
    }
}
