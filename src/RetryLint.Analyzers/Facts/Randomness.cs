using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <summary>Recognises sources of chance. A generator with a fixed seed gives every client the same numbers, so it is none.</summary>
internal static class Randomness
{
    /// <summary>True for a real source, false for one that is switched off or seeded, null for something else.</summary>
    public static bool? Is(IInvocationOperation call, TurnFacts facts) => call.TargetMethod.ContainingType?.ToDisplayString() switch
    {
        "System.Random" => !IsSeeded(call.Instance, facts) && !IsFlat(call),
        "System.Security.Cryptography.RandomNumberGenerator" => !IsFlat(call),
        "System.Guid" when call.TargetMethod.Name == "NewGuid" => true,
        "Polly.Contrib.WaitAndRetry.Backoff" when call.TargetMethod.Name.Contains("Jitter") =>
            !call.Arguments.Any(a => a.Parameter?.Name == "seed" && a.ArgumentKind == ArgumentKind.Explicit),
        _ => null,
    };

    /// <summary><c>Next(0)</c> and <c>Next(5, 5)</c> leave nothing to chance.</summary>
    private static bool IsFlat(IInvocationOperation call)
    {
        var bounds = call.Arguments.Select(a => a.Value.ConstantValue).Where(c => c.HasValue && c.Value is int).Select(c => (int)c.Value!).ToList();
        return bounds.Count == call.Arguments.Length
            && ((bounds.Count == 1 && bounds[0] <= 1) || (bounds.Count == 2 && bounds[1] - bounds[0] <= 1));
    }

    private static bool IsSeeded(IOperation? generator, TurnFacts facts) => generator switch
    {
        IObjectCreationOperation creation => HasConstantSeed(creation),
        ILocalReferenceOperation local => facts.ValuesInMethod(local.Local).Any(v => Conditions.Unwrap(v) is IObjectCreationOperation c && HasConstantSeed(c)),
        IFieldReferenceOperation field => facts.Scope.Fields.InitialValue(field.Field, facts.Cancellation) is { } value
            && Conditions.Unwrap(value) is IObjectCreationOperation c && HasConstantSeed(c),
        _ => false,
    };

    private static bool HasConstantSeed(IObjectCreationOperation creation) =>
        creation.Arguments.Length == 1 && creation.Arguments[0].Value.ConstantValue.HasValue;
}
