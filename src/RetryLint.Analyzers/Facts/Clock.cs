using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <summary>Recognises reads of a clock.</summary>
internal static class Clock
{
    private static readonly Dictionary<string, string[]> Reads = new(StringComparer.Ordinal)
    {
        ["System.Diagnostics.Stopwatch"] = ["Elapsed", "ElapsedMilliseconds", "ElapsedTicks", "GetTimestamp", "GetElapsedTime"],
        ["System.DateTime"] = ["Now", "UtcNow"],
        ["System.DateTimeOffset"] = ["Now", "UtcNow"],
        ["System.Environment"] = ["TickCount", "TickCount64"],
        ["System.TimeProvider"] = ["GetUtcNow", "GetLocalNow", "GetTimestamp", "GetElapsedTime"],
    };

    private static readonly HashSet<string> Names = new(Reads.Values.SelectMany(n => n), StringComparer.Ordinal);

    /// <summary>Is the operation itself a read of a clock?</summary>
    public static bool IsRead(IOperation operation)
    {
        var member = operation switch
        {
            IPropertyReferenceOperation property => (ISymbol)property.Property,
            IInvocationOperation call => call.TargetMethod,
            _ => null,
        };
        return member is not null && Names.Contains(member.Name) && Reads.TryGetValue(member.ContainingType.ToDisplayString(), out var names) && names.Contains(member.Name);
    }

    /// <summary>Does the operation, or a variable that it reads, come from a clock?</summary>
    public static bool IsReadIn(IOperation operation, TurnFacts facts)
    {
        foreach (var part in OwnOperations.Of(operation))
        {
            if (IsRead(part) || (part is ILocalReferenceOperation local && facts.ValuesInTurn(local.Local).Any(v => OwnOperations.Of(v).Any(IsRead))))
            {
                return true;
            }
        }

        return false;
    }
}
