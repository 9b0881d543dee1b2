using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

internal enum TokenOriginKind
{
    /// <summary>No token, <c>CancellationToken.None</c>, <c>default</c>, or one that only this turn knows.</summary>
    None,

    /// <summary>Somebody else cancels it.</summary>
    Outside,

    /// <summary>Made around the retry with a time after which it is cancelled.</summary>
    Timed,
}

/// <summary>Where a cancellation token comes from, and so what it limits.</summary>
internal static class TokenOrigin
{
    private const int Hops = 4;

    public static bool IsToken(ITypeSymbol? type) => type.Is("System.Threading.CancellationToken");

    public static bool IsSource(ITypeSymbol? type) => type.Is("System.Threading.CancellationTokenSource");

    /// <summary>The strongest origin of the tokens that a call is given.</summary>
    public static TokenOriginKind OfArguments(IOperation call, TurnFacts facts)
    {
        var values = call switch
        {
            IInvocationOperation invocation => invocation.Arguments.Select(a => a.Value),
            IObjectCreationOperation creation => creation.Arguments.Select(a => a.Value),
            IInvalidOperation => call.ChildOperations,
            _ => [],
        };
        return values.Where(v => IsToken(v.Type)).Select(v => Of(v, facts)).DefaultIfEmpty().Max();
    }

    /// <summary>The origin of one token or token source.</summary>
    public static TokenOriginKind Of(IOperation token, TurnFacts facts, int hops = Hops)
    {
        token = Conditions.Unwrap(token);
        return token switch
        {
            _ when hops == 0 => TokenOriginKind.Outside,
            IDefaultValueOperation => TokenOriginKind.None,
            IPropertyReferenceOperation { Property.Name: "None" } none when IsToken(none.Property.ContainingType) => TokenOriginKind.None,
            IPropertyReferenceOperation { Property.Name: "Token", Instance: { } source } when IsSource(source.Type) => Of(source, facts, hops - 1),
            ILocalReferenceOperation local => OfLocal(local.Local, facts, hops - 1),
            IObjectCreationOperation creation when IsSource(creation.Type) => creation.Arguments.IsEmpty ? TokenOriginKind.None : TokenOriginKind.Timed,
            IInvocationOperation { TargetMethod.Name: "CreateLinkedTokenSource" } linked => OwnOperations.Of(linked).Skip(1)
                .Where(o => IsToken(o.Type) && Variables.Of(o) is not null || o is IPropertyReferenceOperation && IsToken(o.Type))
                .Select(o => Of(o, facts, hops - 1)).DefaultIfEmpty().Max(),
            _ => TokenOriginKind.Outside,
        };
    }

    private static TokenOriginKind OfLocal(ILocalSymbol local, TurnFacts facts, int hops)
    {
        var isOfTurn = facts.ValuesInTurn(local).Any();
        var origin = facts.ValuesInMethod(local).Select(v => Of(v, facts, hops)).DefaultIfEmpty(TokenOriginKind.Outside).Max();
        if (isOfTurn)
        {
            // A time limit that starts anew with each turn limits an attempt, not the retry.
            return origin == TokenOriginKind.Timed ? TokenOriginKind.None : origin;
        }

        return origin == TokenOriginKind.None && IsTimedLater(local, facts) ? TokenOriginKind.Timed : origin;
    }

    private static bool IsTimedLater(ILocalSymbol source, TurnFacts facts) =>
        OwnOperations.Of(facts.MethodRoot).OfType<IInvocationOperation>().Any(c =>
            c.TargetMethod.Name == "CancelAfter" && SymbolEqualityComparer.Default.Equals(Variables.Of(c.Instance), source)
            && !c.IsWithin(facts.Turn.Root));
}
