using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared.Polly8;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>The time that a timeout around a declared retry leaves to all of its attempts.</summary>
internal static class DeclaredTimeouts
{
    public static Window? WindowOf(RetryDeclaration declaration, CompilationScope scope, CancellationToken cancellation)
    {
        if (declaration.LeastWait is not { } delays)
        {
            return null;
        }

        var shortest = declaration.Stack.Around(declaration.Call)
            .Where(s => s.Kind == StrategyKind.Timeout).Select(s => s.Time ?? Of(s.Call, scope, cancellation))
            .Append(OfClient(declaration.Work, scope, cancellation))
            .Append(new TokenTimes(scope, cancellation).Of(declaration.Work))
            .Where(t => t > TimeSpan.Zero).Min();
        return shortest is { } timeout ? new Window(delays, timeout) : null;
    }

    /// <summary><c>AddTimeout(time)</c>, <c>AddTimeout(options)</c>, <c>Policy.Timeout(seconds or time, …)</c></summary>
    private static TimeSpan? Of(IInvocationOperation? call, CompilationScope scope, CancellationToken cancellation)
    {
        var given = call?.Arguments.FirstOrDefault(a => a.Parameter?.Name is "timeout" or "options" or "seconds")?.Value;
        var arithmetic = new Arithmetic(scope, cancellation);
        return given?.Type switch
        {
            null => null,
            { SpecialType: SpecialType.System_Int32 } => arithmetic.Of(given) is > 0 and < 1e9 and { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            { Name: nameof(TimeSpan) } => arithmetic.Time(given),
            { Name: "TimeoutStrategyOptions" } => OfOptions(StrategyOptions.Of(given, scope, cancellation)),
            _ => null,
        };
    }

    private static TimeSpan? OfOptions(StrategyOptions options) => options.IsDefault("TimeoutGenerator") ? options.Time("Timeout", TimeSpan.FromSeconds(30)) : null;

    /// <summary>The <c>HttpClient.Timeout</c> that is set in the same registration: it holds for the handlers, too.</summary>
    private static TimeSpan? OfClient(DeclaredWork work, CompilationScope scope, CancellationToken cancellation)
    {
        IOperation? current = work.Registration;
        while (current is IInvocationOperation call)
        {
            foreach (var assignment in call.Arguments.SelectMany(a => a.Value.DescendantsAndSelf()).OfType<ISimpleAssignmentOperation>())
            {
                if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "Timeout", ContainingType: var owner } } && owner.Is("System.Net.Http.HttpClient"))
                {
                    return new Arithmetic(scope, cancellation).Time(assignment.Value);
                }
            }

            current = call.Instance ?? (call.TargetMethod.IsExtensionMethod ? Origins.Unwrap(call.Arguments[0].Value) : null);
        }

        return null;
    }
}
