using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops.Shapes;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>A loop whose turn becomes a function that says whether the loop is over.</summary>
/// <param name="Exits">The ways out of a turn.</param>
/// <param name="Tests">What the head of the loop asks.</param>
/// <param name="Retries">How many times it repeats; null where nothing but the caller ends it.</param>
/// <param name="Base">The first delay; null where there is none.</param>
/// <param name="Counters">What becomes of its counters.</param>
/// <param name="Removed">The statements that wait, or only count.</param>
/// <param name="Declarations">Declarations before the loop that nothing needs any more.</param>
internal sealed record TurnLoop(
    LoopShape Shape,
    BlockSyntax Body,
    TurnExits Exits,
    TurnTests Tests,
    int? Retries,
    TimeSpan? Base,
    TurnCounters Counters,
    IReadOnlyList<StatementSyntax> Removed,
    IReadOnlyList<StatementSyntax> Declarations)
{
    /// <summary>The wait before the first attempt, as it stands in the text; null where there is none.</summary>
    public string? FirstWait { get; init; }

    /// <summary>Whether the code after the loop runs when all attempts have failed.</summary>
    public bool FallsOut => Shape.Tests.Count > 0;

    /// <summary>Would fewer attempts leave by another way, or say something else of the last one?</summary>
    public bool IsExactFor(int retries, SemanticModel model) =>
        Retries is { } most && (!FallsOut || Counters.Asked.Any(a => a.AfterRetries(retries, model) is not { } holds || holds != a.AfterRetries(most, model)));
}
