using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>Data that describes the failure itself: the exception, its status, what was computed from them.</summary>
internal static class FailureData
{
    private const int Hops = 3;

    /// <summary>Is it a variable that holds an exception?</summary>
    public static bool Is(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => IsException(local.Local.Type) || IsCaught(local.Local),
        IParameterReferenceOperation parameter => IsException(parameter.Parameter.Type),
        _ => IsOfOutcome(operation, "Exception"),
    };

    /// <summary>The types that conditions test for, or whose members they read.</summary>
    public static IEnumerable<ITypeSymbol> TypesTestedIn(IEnumerable<IOperation> conditions) =>
        conditions.SelectMany(OwnOperations.Of).Select(TestedType).OfType<ITypeSymbol>();

    private static ITypeSymbol? TestedType(IOperation operation) => operation switch
    {
        IIsTypeOperation test => test.TypeOperand,
        IDeclarationPatternOperation test => test.MatchedType,
        ITypePatternOperation test => test.MatchedType,
        IRecursivePatternOperation test => test.MatchedType,
        IPropertyReferenceOperation { Instance: { } holder } => holder.Type,
        _ => null,
    };

    /// <summary>Is it this part of the outcome that Polly hands to a predicate?</summary>
    public static bool IsOfOutcome(IOperation operation, string part) =>
        operation is IPropertyReferenceOperation { Property: var property } && property.Name == part
        && (property.ContainingType.Is("Polly.Outcome") || property.ContainingType.Is("Polly.DelegateResult"));

    /// <summary>A clause catches exceptions, also where their type does not bind.</summary>
    private static bool IsCaught(ILocalSymbol local) =>
        local.Type.TypeKind == TypeKind.Error && local.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is CatchDeclarationSyntax);

    /// <summary>Does the filter of the clause, or a test that decides on the way, look at the failure before it comes back?</summary>
    public static bool IsLookedAt(ICatchClauseOperation clause, PathState path, TurnFacts facts) =>
        (clause.Filter is { } filter && OwnOperations.Of(filter).Any(o => Is(o) || IsStatus(o, facts)))
        || path.Steps.Any(s => facts.Decides(s) && (OwnOperations.Of(s.Operation).Any(Is) || (IsAll(s.Operation, facts) && !IsFlag(s.Operation, facts))));

    /// <summary>A variable that the attempt left the status of its answer in.</summary>
    private static bool IsStatus(IOperation operation, TurnFacts facts) =>
        operation is ILocalReferenceOperation { Local: var local } && facts.ValuesInTurn(local).Any(v => Conditions.Unwrap(v) is IPropertyReferenceOperation { Property: var property } && ResponseStatus.Is(property));

    /// <summary>A flag that only constants are put in, <c>done = true</c>, says that something failed, not what.</summary>
    private static bool IsFlag(IOperation condition, TurnFacts facts) => OwnOperations.Of(condition).OfType<ILocalReferenceOperation>()
        .Where(l => facts.Turn.Changed.Contains(l.Local)).All(l => facts.ValuesInTurn(l.Local).All(v => v.ConstantValue.HasValue));

    /// <summary>Does everything that moves with the turns in this operation come from the failure?</summary>
    public static bool IsAll(IOperation operation, TurnFacts facts) => IsAll(operation, facts, Hops);

    /// <summary>Is it the type of every exception?</summary>
    public static bool IsEvery(ITypeSymbol type) => type.Is("System.Exception");

    public static bool IsException(ITypeSymbol? type) => type.DerivesFrom("System.Exception");

    private static bool IsAll(IOperation operation, TurnFacts facts, int hops)
    {
        var any = false;
        foreach (var part in OwnOperations.Of(operation))
        {
            if (part is ILocalReferenceOperation local && !Is(part) && facts.Turn.Changed.Contains(local.Local))
            {
                var values = facts.ValuesInTurn(local.Local).ToList();
                if (hops == 0 || values.Count == 0 || !values.All(v => v.ConstantValue.HasValue || IsAll(v, facts, hops - 1)))
                {
                    return false;
                }

                any = true;
            }

            any |= Is(part);
        }

        return any;
    }
}
