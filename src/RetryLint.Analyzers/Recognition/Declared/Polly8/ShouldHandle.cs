using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>What a strategy of Polly 8 takes for a failure.</summary>
internal sealed class ShouldHandle(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostClauses = 30;
    private readonly Origins origins = new(scope, cancellation);

    /// <summary>The default of Polly: every exception but cancellation.</summary>
    public static readonly Handled Default = new() { Exceptions = [new HandledException(null, IsFiltered: false)], LeavesCancellation = true };

    private static readonly Handled Always = new() { Exceptions = [new HandledException(null, IsFiltered: false)], Results = true };

    public Handled Of(IOperation predicate) => OfOrigin(predicate is IConversionOperation { OperatorMethod: not null } builder ? builder.Operand : predicate);

    private Handled OfOrigin(IOperation predicate) => origins.Only(predicate) switch
    {
        IAnonymousFunctionOperation lambda => OfLambda(lambda),
        IInvocationOperation or IObjectCreationOperation => OfBuilder(origins.Only(predicate)!),
        _ => Handled.Unknown,
    };

    /// <summary><c>new PredicateBuilder().Handle….HandleResult…</c></summary>
    private Handled OfBuilder(IOperation builder)
    {
        var handled = new Handled();
        for (var clauses = 0; clauses < MostClauses; clauses++)
        {
            switch (origins.Only(builder))
            {
                case IObjectCreationOperation { Type: var type } when type.Is("Polly.PredicateBuilder"):
                    return handled;
                case IInvocationOperation { Instance: { } before } clause when clause.TargetMethod.ContainingType.Is("Polly.PredicateBuilder"):
                    handled = Clause(clause).And(handled);
                    builder = before;
                    break;
                default:
                    return Handled.Unknown;
            }
        }

        return Handled.Unknown;
    }

    private static Handled Clause(IInvocationOperation clause)
    {
        var isFiltered = clause.Arguments.Length > 0 && !Lambdas.IsAlwaysTrue(clause.Arguments[0].Value);
        var filter = isFiltered ? Lambdas.Condition(clause.Arguments[0].Value) : null;
        return clause.TargetMethod.Name switch
        {
            "Handle" => new Handled { Exceptions = [new HandledException(clause.TargetMethod.TypeArguments[0], isFiltered) { Filter = filter, Place = clause.Syntax }] },
            "HandleInner" => new Handled { Exceptions = [new HandledException(clause.TargetMethod.TypeArguments[0], IsFiltered: true)] },
            "HandleResult" => new Handled { Results = true, ResultFilters = filter is null ? [] : [filter] },
            "Build" => new Handled(),
            _ => Handled.Unknown,
        };
    }

    /// <summary>A switch expression over the outcome, or one condition on its exception.</summary>
    private static Handled OfLambda(IAnonymousFunctionOperation lambda)
    {
        var returned = Lambdas.Result(lambda);
        return returned is null ? Handled.Unknown : Truth(returned) == true ? Always : OfResult(Value(returned)) with { Decision = returned };
    }

    private static Handled OfResult(IOperation result) => result switch
    {
        ISwitchExpressionOperation choice => OfSwitch(choice),
        IIsPatternOperation { Pattern: var pattern } => OfPattern(pattern, isFiltered: false),
        IIsTypeOperation { TypeOperand: var type } => new Handled { Exceptions = [new HandledException(type, IsFiltered: false)] },
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => OfResult(Origins.Unwrap(or.LeftOperand)).And(OfResult(Origins.Unwrap(or.RightOperand))),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => Filtered(OfResult(Origins.Unwrap(and.LeftOperand))),
        _ => Handled.Unknown,
    };

    /// <summary><c>new ValueTask&lt;bool&gt;(x)</c>, <c>PredicateResult.True()</c>, or x itself in an async lambda.</summary>
    private static IOperation Value(IOperation returned) => Origins.Unwrap(returned) switch
    {
        IObjectCreationOperation { Type.Name: "ValueTask", Arguments.Length: 1 } task => Origins.Unwrap(task.Arguments[0].Value),
        IInvocationOperation { TargetMethod.Name: "FromResult", Arguments.Length: 1 } task => Origins.Unwrap(task.Arguments[0].Value),
        var other => other,
    };

    private static bool? Truth(IOperation value) => Value(value) switch
    {
        { ConstantValue: { HasValue: true, Value: bool truth } } => truth,
        IInvocationOperation { TargetMethod: { Name: "True" or "False", ContainingType.Name: "PredicateResult" } method } => method.Name == "True",
        _ => null,
    };

    private static Handled OfSwitch(ISwitchExpressionOperation choice)
    {
        var handled = new Handled();
        foreach (var arm in choice.Arms)
        {
            var truth = Truth(arm.Value);
            if (truth == false)
            {
                continue;
            }

            handled = handled.And(OfPattern(arm.Pattern, isFiltered: arm.Guard is not null || truth is null));
        }

        return handled;
    }

    private static Handled OfPattern(IPatternOperation pattern, bool isFiltered) => pattern switch
    {
        ITypePatternOperation { MatchedType: var type } => OfType(type, isFiltered),
        IDeclarationPatternOperation { MatchedType: { } type } => OfType(type, isFiltered),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => OfPattern(or.LeftPattern, isFiltered).And(OfPattern(or.RightPattern, isFiltered)),
        IBinaryPatternOperation and => Filtered(OfPattern(and.LeftPattern, isFiltered)),
        IRecursivePatternOperation recursive => OfRecursive(recursive, isFiltered),
        _ => Handled.Unknown,
    };

    private static Handled OfType(ITypeSymbol type, bool isFiltered) =>
        type.DerivesFrom("System.Exception") ? new Handled { Exceptions = [new HandledException(type, isFiltered)] } : new Handled { Results = true };

    /// <summary><c>{ Exception: HttpRequestException }</c>, <c>{ Outcome.Exception: … }</c>, <c>{ Result: … }</c></summary>
    private static Handled OfRecursive(IRecursivePatternOperation recursive, bool isFiltered)
    {
        if (recursive.MatchedType.DerivesFrom("System.Exception"))
        {
            return OfType(recursive.MatchedType, isFiltered || recursive.PropertySubpatterns.Length > 0);
        }

        var others = recursive.PropertySubpatterns.Length > 1;
        foreach (var part in recursive.PropertySubpatterns)
        {
            switch ((part.Member as IPropertyReferenceOperation)?.Property.Name)
            {
                case "Outcome" or "Exception":
                    return OfPattern(part.Pattern, isFiltered || others);
                case "Result":
                    return new Handled { Results = true };
            }
        }

        return Handled.Unknown;
    }

    private static Handled Filtered(Handled handled) => handled with { Exceptions = handled.Exceptions.Select(e => e with { IsFiltered = true }).ToList() };
}
