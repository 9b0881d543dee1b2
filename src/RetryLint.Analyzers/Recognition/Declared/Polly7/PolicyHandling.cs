using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.Polly7;

/// <summary>What a policy takes for a failure: <c>Policy.Handle…</c> with its <c>Or…</c>.</summary>
internal sealed class PolicyHandling(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostClauses = 30;
    private readonly Origins origins = new(scope, cancellation);

    /// <summary>Reads the chain of clauses that makes the policy's builder.</summary>
    public Handled Of(IOperation builder)
    {
        var handled = new Handled();
        for (var clauses = 0; clauses < MostClauses; clauses++)
        {
            switch (origins.Only(builder))
            {
                case IInvocationOperation clause when Clause(clause) is { } found:
                    handled = found.And(handled);
                    if (Receiver(clause) is not { } before)
                    {
                        return handled;
                    }

                    builder = before;
                    break;
                case IParameterReferenceOperation { Parameter: var parameter } when IsHttpBuilder(parameter):
                    return new Handled { IsHttpTransient = true, Results = true }.And(handled);
                default:
                    return Handled.Unknown;
            }
        }

        return Handled.Unknown;
    }

    private static Handled? Clause(IInvocationOperation clause)
    {
        var method = clause.TargetMethod;
        return method.Name switch
        {
            "HandleTransientHttpError" or "OrTransientHttpError" or "OrTransientHttpStatusCode" => new Handled { IsHttpTransient = true, Results = true },
            _ when !method.ContainingNamespace.IsWithin("Polly") => null,
            "Handle" or "Or" or "HandleInner" or "OrInner" => new Handled { Exceptions = [new HandledException(method.TypeArguments[0], IsFiltered(clause) || method.Name.EndsWith("Inner", StringComparison.Ordinal)) { Filter = Filter(clause), Place = clause.Syntax }] },
            "HandleResult" or "OrResult" => new Handled { Results = true, ResultFilters = Filter(clause) is { } filter ? [filter] : [] },
            _ => null,
        };
    }

    private static bool IsFiltered(IInvocationOperation clause) => Predicate(clause) is { } predicate && !Lambdas.IsAlwaysTrue(predicate);

    private static IOperation? Filter(IInvocationOperation clause) => Predicate(clause) is { } predicate ? Lambdas.Condition(predicate) : null;

    private static IOperation? Predicate(IInvocationOperation clause) =>
        clause.Arguments.Select(a => a.Value).FirstOrDefault(v => v.Type?.TypeKind == TypeKind.Delegate);

    private static IOperation? Receiver(IInvocationOperation clause) =>
        clause.Instance ?? (clause.TargetMethod.IsExtensionMethod ? clause.Arguments.FirstOrDefault()?.Value : null);

    /// <summary>The builder that <c>AddTransientHttpErrorPolicy</c> hands to its function.</summary>
    private static bool IsHttpBuilder(IParameterSymbol parameter) =>
        parameter.Type.Is("Polly.PolicyBuilder") && parameter.Type is INamedTypeSymbol { TypeArguments.Length: 1 } type
        && type.TypeArguments[0].Is("System.Net.Http.HttpResponseMessage") && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction };
}
