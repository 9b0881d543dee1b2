using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>Programs that are started. An address by itself is opened in a browser; a command with one is judged by its words.</summary>
internal static class Processes
{
    public static Fate? OfMethod(IMethodSymbol method) => Starts(method.ContainingType) ? Fate.Harmless : null;

    public static bool Starts(ITypeSymbol? type) => type.Is("System.Diagnostics.Process") || type.Is("System.Diagnostics.ProcessStartInfo");
}
