using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops.Shapes;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>A question of the turn about its own number.</summary>
/// <param name="Walk">Where the counter starts and how it goes on; null where only a run would tell.</param>
internal sealed record AskedCount(ExpressionSyntax Test, ISymbol Counter, (int First, int Step)? Walk)
{
    /// <summary>The answer on the attempt after so many retries; null where that cannot be told.</summary>
    public bool? AfterRetries(int retries, SemanticModel model) => Walk is { } walk ? Condition.HoldsAt(Test, Counter, walk.First + (walk.Step * retries), model) : null;
}
