using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>Walks the operations that run where they stand: not those of lambdas and local functions, which run when called.</summary>
internal static class OwnOperations
{
    /// <summary>Deep enough for most statements, so that the stack need not grow.</summary>
    private const int UsualDepth = 16;

    public static IEnumerable<IOperation> Of(IOperation root) => root.ChildOperations.Count == 0 ? [root] : Walk(root);

    private static IEnumerable<IOperation> Walk(IOperation root)
    {
        var waiting = new Stack<IOperation>(UsualDepth);
        waiting.Push(root);
        while (waiting.Count > 0)
        {
            var operation = waiting.Pop();
            yield return operation;
            foreach (var child in operation.ChildOperations.Reverse())
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                {
                    waiting.Push(child);
                }
            }
        }
    }

    public static bool IsWithin(this IOperation operation, IOperation? ancestor)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current == ancestor)
            {
                return true;
            }
        }

        return false;
    }
}
