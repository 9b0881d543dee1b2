using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Reporting;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Failover;

/// <summary>Clauses that call Azure identity or ARM again in another region, or through the client of another one.</summary>
internal static class FailoverCatches
{
    public static Diagnostic? Judge(ITryOperation attempt, CompilationScope scope, CancellationToken cancellation)
    {
        foreach (var clause in attempt.Catches)
        {
            if (clause.Syntax is CatchClauseSyntax syntax && CallsElsewhere(attempt.Body, clause.Handler)
                && Outages.AreTaken(clause, scope, cancellation) && Unlimited.Is(new TurnFacts(FailurePaths.OfDeclared(attempt.Body), scope, cancellation)))
            {
                return Reports.Of(Catalogue.FailoverWithoutBreaker, syntax.CatchKeyword.GetLocation());
            }
        }

        return null;
    }

    private static bool CallsElsewhere(IOperation body, IOperation handler)
    {
        var second = OwnOperations.Of(handler).OfType<IInvocationOperation>().ToList();
        return second.Count > 0 && OwnOperations.Of(body).OfType<IInvocationOperation>().Any(first => second.Any(again => IsSameElsewhere(first, again)));
    }

    private static bool IsSameElsewhere(IInvocationOperation first, IInvocationOperation second) =>
        SymbolEqualityComparer.Default.Equals(first.TargetMethod.OriginalDefinition, second.TargetMethod.OriginalDefinition)
        && (AreTwoPlaces(first.Instance, second.Instance) || first.Arguments.Zip(second.Arguments, (a, b) => AreTwoPlaces(a.Value, b.Value)).Any(d => d));

    private static bool AreTwoPlaces(IOperation? first, IOperation? second) =>
        first is not null && second is not null && Places.Is(first.Type) && Places.Is(second.Type)
        && Name(first) is { } one && Name(second) is { } other && !Equals(one, other);

    /// <summary>The variable or the constant; a static property of the library is one as well.</summary>
    private static object? Name(IOperation value)
    {
        value = value is IConversionOperation conversion ? conversion.Operand : value;
        return value.ConstantValue is { HasValue: true, Value: { } constant } ? constant : Variables.OfAny(value);
    }
}
