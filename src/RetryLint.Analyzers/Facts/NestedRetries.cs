using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>A counted retry written by hand that stands inside another one, and hands its failure on when it gives up.</summary>
internal static class NestedRetries
{
    /// <summary>How often the loop tries; null where it is no such retry.</summary>
    public static int? Attempts(ILoopOperation loop, CompilationScope scope, CancellationToken cancellation)
    {
        if (RetryTurns.OfLoop(loop, cancellation) is not { } turn || FailurePaths.Find(turn, scope, cancellation) is not { } paths || !HandsFailureOn(loop, paths))
        {
            return null;
        }

        return LimitFacts.Of(new TurnFacts(paths, scope, cancellation)) is { Kind: LimitKind.Count, Retries: > 0 and < int.MaxValue and { } retries }
            ? retries + 1
            : null;
    }

    /// <summary>
    /// A loop that is left without a word after its last failure gives the outer retry nothing to repeat; where no such way
    /// out exists, its limit must be one that throws. A failure that is no exception always leaves without a word.
    /// </summary>
    private static bool HandsFailureOn(ILoopOperation loop, FailurePaths paths) =>
        ThrowsAfter(loop) || (paths.Failing.All(s => s.Failed) && !paths.Turn.Paths.Out.Any(s => s.Failed || !paths.IsTriedOn(s)));

    private static bool ThrowsAfter(ILoopOperation loop)
    {
        if (loop.Parent is not IBlockOperation block)
        {
            return false;
        }

        foreach (var next in block.Operations.SkipWhile(o => o != loop).Skip(1))
        {
            if (next is IThrowOperation)
            {
                return true;
            }

            if (OwnOperations.Of(next).Any(o => o is IReturnOperation or IBranchOperation))
            {
                return false;
            }
        }

        return false;
    }
}
