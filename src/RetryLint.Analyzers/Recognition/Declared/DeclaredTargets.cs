using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>What a declared retry calls in the end: what is run through it, else what its failures and results say.</summary>
internal static class DeclaredTargets
{
    public static Target Of(RetryDeclaration declaration, CompilationScope scope, CancellationToken cancellation)
    {
        var run = Run(declaration.Work, scope, cancellation);
        return run is Target.Unknown or Target.Local ? OfFailures(declaration, scope) ?? run : run;
    }

    private static Target Run(DeclaredWork work, CompilationScope scope, CancellationToken cancellation)
    {
        if (work.Attempts.Count == 0)
        {
            return work.IsHttpClient ? Target.Remote : Target.Unknown;
        }

        var found = work.Attempts.Select(a => OfAttempt(a, scope, cancellation)).Aggregate(CallSummary.Stronger);
        return work.IsHttpClient ? CallSummary.Stronger(found, Target.Remote) : found;
    }

    private static Target OfAttempt(TurnFacts attempt, CompilationScope scope, CancellationToken cancellation) => attempt.Turn.Root switch
    {
        IAnonymousFunctionOperation lambda => scope.Reach.Of([lambda], cancellation),
        IMethodReferenceOperation group => scope.Reach.OfMethod(group.Method, cancellation),
        IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation => Target.Delegate,
        _ => Target.Unknown,
    };

    /// <summary>Nobody handles the failures and results of a library that is not called.</summary>
    private static Target? OfFailures(RetryDeclaration declaration, CompilationScope scope)
    {
        if (declaration.Handled.IsHttpTransient || declaration.ResultType.Is("System.Net.Http.HttpResponseMessage"))
        {
            return Target.Remote;
        }

        Target? found = null;
        foreach (var exception in declaration.Handled.Exceptions)
        {
            if (OfFailure(exception.Type, declaration, scope) is { } target)
            {
                found = found is { } before ? CallSummary.Stronger(before, target) : target;
            }
        }

        return found;
    }

    private static Target? OfFailure(ITypeSymbol? exception, RetryDeclaration declaration, CompilationScope scope) => exception is { TypeKind: TypeKind.Error }
        ? scope.Unbound.NamespaceOf(exception, declaration.Call.Syntax.SyntaxTree) is { } space ? TargetTable.Of(space) : null
        : TargetFacts.OfFailure(exception, scope.Targets);
}
