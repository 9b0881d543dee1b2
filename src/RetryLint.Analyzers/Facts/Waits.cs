using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Facts;

/// <summary>Calls that let time pass.</summary>
internal static class Waits
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["System.Threading.Tasks.Task"] = ["Delay", "Wait"],
        ["System.Threading.Thread"] = ["Sleep"],
        ["System.Threading.Monitor"] = ["Wait"],
        ["System.Threading.WaitHandle"] = ["WaitOne", "WaitAny", "WaitAll"],
        ["System.Threading.ManualResetEventSlim"] = ["Wait"],
        ["System.Threading.PeriodicTimer"] = ["WaitForNextTickAsync"],
        ["System.Threading.SpinWait"] = ["SpinUntil"],
        ["System.Threading.Tasks.TimeProviderTaskExtensions"] = ["Delay"],
    };

    public static bool Is(IInvocationOperation call) =>
        Known.TryGetValue(call.TargetMethod.ContainingType?.ToDisplayString() ?? "", out var names) && names.Contains(call.TargetMethod.Name);
}
