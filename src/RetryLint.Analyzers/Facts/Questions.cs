using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>
/// Whether a call waits for what a person types: level by level through the compilation's own methods whose value somebody
/// uses, and not far. Each method is looked through once.
/// </summary>
internal sealed class Questions(MethodBodies bodies)
{
    private const int MostMethods = 24;

    private readonly ConcurrentDictionary<IMethodSymbol, Answer> known = new(SymbolEqualityComparer.Default);

    public bool AreAskedBy(IInvocationOperation call, CancellationToken cancellation)
    {
        if (!IsUsed(call))
        {
            return false;
        }

        var waiting = new Queue<IMethodSymbol>([call.TargetMethod.OriginalDefinition]);
        var seen = new HashSet<IMethodSymbol>(waiting, SymbolEqualityComparer.Default);
        while (waiting.Count > 0)
        {
            var method = waiting.Dequeue();
            var answer = known.TryGetValue(method, out var found) ? found : known.GetOrAdd(method, Look(method, cancellation));
            if (answer.Asks)
            {
                return true;
            }

            foreach (var next in answer.Used)
            {
                if (seen.Count < MostMethods && seen.Add(next))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return false;
    }

    private Answer Look(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            return new Answer(method is { Name: "ReadLine" or "ReadKey", IsStatic: true } && method.ContainingType.Is("System.Console"), []);
        }

        var calls = bodies.Behind(method, cancellation).SelectMany(OwnOperations.Of).OfType<IInvocationOperation>().Where(IsUsed).Select(c => c.TargetMethod.OriginalDefinition);
        return new Answer(false, calls.Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).Where(IsWorthALook).ToList());
    }

    private static bool IsWorthALook(IMethodSymbol method) => !method.DeclaringSyntaxReferences.IsEmpty || method.ContainingType.Is("System.Console");

    private static bool IsUsed(IInvocationOperation call) => call.Parent is not IExpressionStatementOperation;

    private readonly record struct Answer(bool Asks, IReadOnlyList<IMethodSymbol> Used);
}
