using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>
/// Asks conditions what they say about an imagined failure: type tests and status tests in every notation, also in a
/// predicate of the compilation. Null is an answer too: nobody can say.
/// </summary>
internal sealed partial class FailureTest(ImaginedFailure failure, CompilationScope scope, CancellationToken cancellation)
{
    private const int MostCalls = 3;

    private static readonly HashSet<string> StatusOwners = new(StringComparer.Ordinal)
    {
        "Azure.RequestFailedException", "System.Net.Http.HttpRequestException", "Microsoft.Identity.Client.MsalServiceException",
        "Microsoft.IdentityModel.Clients.ActiveDirectory.AdalServiceException", "System.ClientModel.ClientResultException", "Microsoft.Azure.Cosmos.CosmosException",
        "Microsoft.Rest.HttpResponseMessageWrapper", "Microsoft.Kiota.Abstractions.ApiException", "Microsoft.Graph.ServiceException",
    };

    private readonly Dictionary<ISymbol, int?> numbers = new(SymbolEqualityComparer.Default);
    private int calls;

    public bool? Truth(IOperation condition)
    {
        condition = Unwrap(condition);
        return condition switch
        {
            { ConstantValue: { HasValue: true, Value: bool known } } => known,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Truth(not.Operand),
            IBinaryOperation binary => OfBinary(binary),
            IIsTypeOperation test when FailureData.Is(Unwrap(test.ValueOperand)) => failure.Is(test.TypeOperand, test.Syntax),
            IIsPatternOperation test => Matches(test.Pattern, test.Value),
            IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" } flag when ResponseStatus.Is(flag.Property) => failure.Status is null ? null : failure.IsSuccess,
            IPropertyReferenceOperation { Property.Name: "IsError" } flag when ResponseStatus.Is(flag.Property) => failure.Status is null ? null : !failure.IsSuccess,
            IPropertyReferenceOperation { Property: { Name: "IsRetryable", ContainingType: var owner } } when owner.Is("Microsoft.Identity.Client.MsalException") => false,
            IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } value } => Number(value) is null ? null : true,
            ISwitchExpressionOperation choice => OfArms(choice),
            ISwitchCaseOperation { Parent: ISwitchOperation choice } section => FallsInto(section, choice),
            IObjectCreationOperation { Type.Name: "ValueTask", Arguments.Length: 1 } task => Truth(task.Arguments[0].Value),
            IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }, Arguments.Length: 1 } task => Truth(task.Arguments[0].Value),
            IInvocationOperation { TargetMethod: { Name: "True" or "False", ContainingType: var result } method } when result.Is("Polly.PredicateResult") => method.Name == "True",
            IInvocationOperation call => OfCall(call),
            IAnonymousFunctionOperation predicate => new FailurePredicate(this).Result(predicate.Body),
            IMethodReferenceOperation predicate => OfBody(predicate.Method),
            IDelegateCreationOperation predicate => Truth(predicate.Target),
            ILocalReferenceOperation local when OnlyValue(local) is { } value => Truth(value),
            _ => null,
        };
    }

    public bool? Fits(IPatternOperation pattern, IOperation value) => Matches(pattern, value);

    public bool? AreEqual(IOperation value, IOperation constant) => MatchesConstant(constant, Unwrap(value));

    private bool? OfBinary(IBinaryOperation binary)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                return Both(Truth(binary.LeftOperand), Truth(binary.RightOperand));
            case BinaryOperatorKind.ConditionalOr:
                return !Both(!Truth(binary.LeftOperand), !Truth(binary.RightOperand));
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals when SaysCode(binary.LeftOperand, binary.RightOperand) is { } says:
                return says == (binary.OperatorKind == BinaryOperatorKind.Equals);
        }

        return Number(binary.LeftOperand) is { } left && Number(binary.RightOperand) is { } right ? ConstantValues.CompareNumbers(binary.OperatorKind, left, right)
            : binary.RightOperand.ConstantValue is { HasValue: true, Value: bool wanted } && Truth(binary.LeftOperand) is { } truth ? ConstantValues.CompareNumbers(binary.OperatorKind, truth ? 1 : 0, wanted ? 1 : 0)
            : null;
    }

    private static bool? Both(bool? a, bool? b) => a == false || b == false ? false : a is null || b is null ? null : true;

    private bool? OfArms(ISwitchExpressionOperation choice)
    {
        foreach (var arm in choice.Arms)
        {
            var fits = arm.Guard is { } guard ? Both(Matches(arm.Pattern, choice.Value), Truth(guard)) : Matches(arm.Pattern, choice.Value);
            if (fits != false)
            {
                return fits is null ? null : Truth(arm.Value);
            }
        }

        return null;
    }

    private bool? FallsInto(ISwitchCaseOperation section, ISwitchOperation choice)
    {
        var named = Any(section.Clauses, choice.Value);
        return section.Clauses.Any(c => c is IDefaultCaseClauseOperation) ? !Both(!named, Any(choice.Cases.Where(c => c != section).SelectMany(c => c.Clauses), choice.Value)) : named;
    }

    private bool? Any(IEnumerable<ICaseClauseOperation> clauses, IOperation value) => !clauses.Where(c => c is not IDefaultCaseClauseOperation)
        .Aggregate((bool?)true, (none, clause) => Both(none, !Fits(clause, value)));

    /// <summary>Does the failure fall under this clause of a switch?</summary>
    public bool? Fits(ICaseClauseOperation clause, IOperation value) => clause switch
    {
        ISingleValueCaseClauseOperation single => AreEqual(value, single.Value),
        IPatternCaseClauseOperation { Guard: null } pattern => Fits(pattern.Pattern, value),
        _ => null,
    };

    private bool? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType?.SpecialType == SpecialType.System_String)
        {
            return OfText(call);
        }

        // Of an array it is one of Enumerable, or since C# 14 one of spans, with a comparer that is left out.
        if (method.Name == "Contains" && Framework.Owns(method) && call.Instance is null && call.Arguments.Count(a => a.ArgumentKind != ArgumentKind.DefaultValue) == 2)
        {
            return Contains(call.Arguments[0].Value, call.Arguments[1].Value);
        }

        if (method.Name == "Contains" && Framework.Owns(method) && call is { Instance: { } collection, Arguments.Length: 1 })
        {
            return Contains(collection, call.Arguments[0].Value);
        }

        if (call.IsVirtual)
        {
            return null;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter)
            {
                numbers[parameter.OriginalDefinition] = Number(argument.Value);
            }
        }

        return OfBody(method);
    }

    private bool? OfBody(IMethodSymbol method) =>
        calls++ < MostCalls && scope.Bodies.Of(method, cancellation) is { } body ? new FailurePredicate(this).Result(body) : null;

    private bool? Contains(IOperation collection, IOperation element)
    {
        if (IsCode(element))
        {
            return ContainsCode(collection);
        }

        if (Number(element) is not { } wanted || Elements(Unwrap(collection)) is not { Count: > 0 } elements)
        {
            return null;
        }

        var known = elements.Select(Number).ToList();
        return known.Contains(wanted) ? true : known.Contains(null) ? null : false;
    }

    /// <summary>The elements of a set that the code spells out, also in a readonly field.</summary>
    private IReadOnlyList<IOperation> Elements(IOperation collection) => collection switch
    {
        IFieldReferenceOperation { Field.IsReadOnly: true } field when scope.Fields.InitialValue(field.Field, cancellation) is { } initial => Elements(Unwrap(initial)),
        ILocalReferenceOperation local when OnlyValue(local) is { } value => Elements(Unwrap(value)),
        IConversionOperation span => Elements(Unwrap(span.Operand)),
        _ => Collections.Spelled(collection),
    };

    private int? Number(IOperation value)
    {
        value = Unwrap(value);
        return value switch
        {
            { ConstantValue: { HasValue: true, Value: int constant } } => constant,
            IPropertyReferenceOperation { Property: { Name: "Status" or "StatusCode" or "ResponseStatusCode" } property } when IsStatus(property) => failure.Status,
            { Syntax: MemberAccessExpressionSyntax } when IsUnboundStatus(value) => failure.Status,
            IPropertyReferenceOperation { Property.Name: "Value", Instance: { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } inner } => Number(inner),
            IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Instance: { } inner } => Number(inner),
            IParameterReferenceOperation parameter => numbers.TryGetValue(parameter.Parameter.OriginalDefinition, out var known) ? known : null,
            ILocalReferenceOperation local when OnlyValue(local) is { } only => Number(only),
            IConditionalAccessOperation access => Number(access.WhenNotNull),
            _ => null,
        };
    }

    private static bool IsStatus(IPropertySymbol property) => ResponseStatus.Is(property) || StatusOwners.Contains(property.ContainingType.ToDisplayString());

    /// <summary>The value of a variable that is set once.</summary>
    private static IOperation? OnlyValue(ILocalReferenceOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        var changes = root.DescendantsAndSelf().Where(o => SymbolEqualityComparer.Default.Equals(Variables.ChangedBy(o), local.Local)).Take(2).ToList();
        return changes.Count == 1 && changes[0] is IVariableDeclaratorOperation declarator ? declarator.GetVariableInitializer()?.Value : null;
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IParenthesizedOperation or IConversionOperation { OperatorMethod: null })
        {
            operation = operation is IParenthesizedOperation inner ? inner.Operand : ((IConversionOperation)operation).Operand;
        }

        return operation;
    }
}
