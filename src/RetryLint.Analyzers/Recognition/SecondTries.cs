using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition;

/// <summary>
/// A retry of one more attempt without any loop: the call of identity or the resource manager that failed stands once more, word
/// for word, in the clause that caught its failure. A call that depends on what the clause finds out or changes is another one.
/// </summary>
internal static class SecondTries
{
    public static RetrySite? Recognise(ICatchClauseOperation clause, CompilationScope scope, CancellationToken cancellation)
    {
        if (clause.Parent is not ITryOperation { Body: var tried } || Second(clause, tried, scope) is not { } call || IsInLoop(clause))
        {
            return null;
        }

        var (permanent, failure) = PermanentFacts.Of(Handled(clause), scope, cancellation);
        return new RetrySite(
            new RetryFacts { Limit = Limit.Count(1), Target = TargetOf(call, scope), Permanent = permanent, PermanentFailure = failure },
            clause.Syntax.GetFirstToken().GetLocation(),
            [call.Syntax.GetLocation()]);
    }

    /// <summary>The first such call in the clause, where nothing comes before it that may make it another one.</summary>
    private static IInvocationOperation? Second(ICatchClauseOperation clause, IOperation tried, CompilationScope scope)
    {
        var operations = OwnOperations.Of(clause.Handler).ToList();
        var call = operations.OfType<IInvocationOperation>().FirstOrDefault(c => TargetOf(c, scope).IsControlPlane());
        return call is not null && IsTried(call, tried) && !operations.Any(o => MayDecide(o) && (call.IsWithin(o) ? o is not IInvocationOperation : o.Syntax.SpanStart < call.Syntax.SpanStart)) ? call : null;
    }

    /// <summary>A choice, or a routine of the compilation, which may do anything.</summary>
    private static bool MayDecide(IOperation operation) =>
        operation is IConditionalOperation or ISwitchOperation or ILoopOperation or ITryOperation or IThrowOperation
        || (operation is IInvocationOperation call && call.TargetMethod.Locations.Any(l => l.IsInSource));

    private static bool IsTried(IInvocationOperation call, IOperation tried) => OwnOperations.Of(tried).OfType<IInvocationOperation>()
        .Any(c => SymbolEqualityComparer.Default.Equals(c.TargetMethod, call.TargetMethod) && SyntaxFactory.AreEquivalent(c.Syntax, call.Syntax) && !IsChanged(call));

    /// <summary>Does the clause set something that the call is made of?</summary>
    private static bool IsChanged(IInvocationOperation call)
    {
        IOperation clause = call;
        while (clause is not ICatchClauseOperation)
        {
            clause = clause.Parent!;
        }

        var used = new HashSet<ISymbol>(call.DescendantsAndSelf().Select(Variables.OfAny).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return OwnOperations.Of(clause).Any(o => Variables.ChangedBy(o) is { } changed && used.Contains(changed));
    }

    private static Target TargetOf(IInvocationOperation call, CompilationScope scope) =>
        Facts.Credentials.AsksForToken(call.TargetMethod) && Facts.Credentials.IsCall(call.TargetMethod) ? Target.AzureIdentity
        : call.TargetMethod.Locations.Any(l => l.IsInSource) ? Target.Unknown
        : scope.Targets.Of(call.TargetMethod.ContainingNamespace) ?? Target.Unknown;

    private static bool IsInLoop(IOperation clause)
    {
        for (var current = clause.Parent; current is not null; current = current.Parent)
        {
            if (current is ILoopOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static Handled Handled(ICatchClauseOperation clause) => new()
    {
        Exceptions = [new HandledException(Catching.TakesAll(clause) ? null : clause.ExceptionType, clause.Filter is not null) { Filter = clause.Filter, Place = clause.Syntax }],
    };
}
