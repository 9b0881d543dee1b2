using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition;

/// <summary>Turns code that runs again after a failure into the facts that the rule book judges.</summary>
internal static class HandWrittenRetries
{
    public static RetrySite? Recognise(RetryTurn? turn, CompilationScope scope, CancellationToken cancellation)
    {
        if (turn is null || FailurePaths.Find(turn) is not { } paths)
        {
            return null;
        }

        var facts = new TurnFacts(paths, scope, cancellation);
        return new RetrySite(Read(facts), turn.Place, Related(paths));
    }

    private static RetryFacts Read(TurnFacts facts) => new()
    {
        Limit = LimitFacts.Of(facts),
    };

    private static IReadOnlyList<Location> Related(FailurePaths paths) =>
        paths.Clauses.Select(c => c.Syntax.GetFirstToken().GetLocation()).ToList();
}
