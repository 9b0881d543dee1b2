using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Facts;

/// <summary>Calls that let time pass.</summary>
internal static class Waits
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["System.Threading.Tasks.Task"] = ["Delay"],
        ["System.Threading.Thread"] = ["Sleep"],
        ["System.Threading.Monitor"] = ["Wait"],
        ["System.Threading.WaitHandle"] = ["WaitOne", "WaitAny", "WaitAll"],
        ["System.Threading.ManualResetEventSlim"] = ["Wait"],
        ["System.Threading.PeriodicTimer"] = ["WaitForNextTickAsync"],
        ["System.Threading.SpinWait"] = ["SpinUntil"],
        ["System.Threading.Tasks.TimeProviderTaskExtensions"] = ["Delay"],
    };

    private static readonly HashSet<string> Names = new(Known.Values.SelectMany(n => n), StringComparer.Ordinal);

    public static bool Is(IInvocationOperation call) =>
        Names.Contains(call.TargetMethod.Name) && Known.TryGetValue(call.TargetMethod.ContainingType?.ToDisplayString() ?? "", out var names) && names.Contains(call.TargetMethod.Name);

    /// <summary>How long it waits; null where the call does not say.</summary>
    public static IOperation? Time(IInvocationOperation wait) =>
        wait.Arguments.Select(a => a.Value).FirstOrDefault(v => v.Type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } or { Name: nameof(TimeSpan) });

    /// <summary>A delay that is made and never waited for: a statement of its own, or thrown away by <c>_ =</c>.</summary>
    public static bool IsDropped(IInvocationOperation wait) =>
        wait.TargetMethod.Name == "Delay"
        && wait.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    /// <summary>A task that is started and not awaited lets no time pass here. One that a local keeps may be awaited later.</summary>
    public static bool RunsBeside(IInvocationOperation call) =>
        call.Type is { Name: "Task" or "ValueTask" }
        && call.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: not ILocalReferenceOperation };
}
