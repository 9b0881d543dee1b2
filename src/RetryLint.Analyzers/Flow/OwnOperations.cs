using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>Walks the operations that run where they stand: not those of lambdas and local functions, which run when called.</summary>
internal static class OwnOperations
{
    public static IEnumerable<IOperation> Of(IOperation root)
    {
        var waiting = new Stack<IOperation>();
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
