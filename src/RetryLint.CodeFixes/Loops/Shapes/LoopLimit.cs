using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops.Shapes;

/// <summary>What ended the loop, and what goes away with it.</summary>
/// <param name="Retries">How many times it repeated; null where nothing but the caller ended it.</param>
/// <param name="FallsOut">Whether the code after the loop runs after the last failure.</param>
/// <param name="Removed">Statements of the body that only waited or counted.</param>
/// <param name="Declarations">Declarations before the loop that nothing needs any more.</param>
/// <param name="Start">The declaration that a counter of the loop's head gets before the call; null where none is kept.</param>
/// <param name="Steps">What counts at the start of each attempt, as statements.</param>
/// <param name="HasMore">Whether the body has other statements than the try statement.</param>
/// <param name="EndsByFlag">Whether the attempt succeeds by running to the end of the turn.</param>
internal sealed record LoopLimit(
    int? Retries,
    bool FallsOut,
    IReadOnlyList<StatementSyntax> Removed,
    IReadOnlyList<StatementSyntax> Declarations,
    string? Start,
    IReadOnlyList<string> Steps,
    bool HasMore,
    bool EndsByFlag)
{
    /// <summary>A loop that nothing ends, around a try statement and nothing else.</summary>
    public static readonly LoopLimit None = new(null, false, [], [], null, [], false, false);

    /// <summary>The checks in the clauses that end the retry.</summary>
    public IReadOnlyList<StatementSyntax> Checks { get; init; } = [];

    /// <summary>Whether the code asks which attempt it is, so that their number must stay.</summary>
    public bool IsExact { get; init; }

    /// <summary>The first delay, where the waits of the turn do not say it themselves.</summary>
    public TimeSpan? Base { get; init; }
}
