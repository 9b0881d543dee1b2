using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Credentials;

/// <summary>Follows a value from the place where it is made to where it ends up.</summary>
internal sealed class Fates(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostHops = 96;

    /// <summary>What is known of variables and parameters: each is followed once, and one that leads back to itself adds nothing.</summary>
    private readonly Dictionary<ISymbol, Fate> known = new(SymbolEqualityComparer.Default);

    public Fate Of(IOperation value) => Of(value, MostHops);

    /// <summary>The fate of what a call hands out through <c>out</c>, or returns.</summary>
    public Fate OfResult(IInvocationOperation call) => call.Arguments
        .Where(a => a.Parameter?.RefKind == RefKind.Out).Select(a => OfTarget(a.Value, MostHops)).Append(Of(call)).Max();

    private Fate Of(IOperation value, int hops)
    {
        if (hops == 0 || value.Parent is not { } parent)
        {
            return Fate.Kept; // The value of a field initialiser, or too far to be followed: nothing is claimed about it.
        }

        return parent switch
        {
            IReturnOperation => Fate.Returned,
            IArgumentOperation argument => OfArgument(argument, hops - 1),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => OfLocal(declarator.Symbol, declarator, hops - 1),
            IFieldInitializerOperation or IPropertyInitializerOperation => Fate.Kept,
            IAssignmentOperation assignment when assignment.Value == value => OfTarget(assignment.Target, hops - 1),
            IConditionalAccessOperation access when access.Operation == value => Fate.Used,
            IConditionalOperation conditional when conditional.Condition == value => Fate.Used,
            IPropertyReferenceOperation or IFieldReferenceOperation => Of(parent, hops - 1), // What an object holds may be taken out and kept.
            IInvocationOperation copy when copy.Instance == value && copy.TargetMethod.ContainingNamespace.IsWithin("System.Collections") => Of(parent, hops - 1),
            IInvocationOperation or IMemberReferenceOperation or IExpressionStatementOperation or IUsingOperation or IBinaryOperation or IIsPatternOperation or IIsTypeOperation or ILoopOperation => Fate.Used,
            IInvalidOperation => OfUnbound(value, parent, hops - 1),
            _ when parent is IBlockOperation => Fate.Used,
            _ => Of(parent, hops - 1),
        };
    }

    /// <summary>An argument of a constructor lives as long as the object; one of a call as long as what the call returns.</summary>
    private Fate OfArgument(IArgumentOperation argument, int hops) => argument.Parent switch
    {
        IInvocationOperation call when IsContainer(call.TargetMethod.ContainingNamespace) => Fate.Kept,
        IInvocationOperation call when call.TargetMethod.Name is "Exchange" or "CompareExchange" && call.TargetMethod.ContainingType.Is("System.Threading.Interlocked") => Fate.Kept,
        IInvocationOperation { Instance: { } collection } call when call.TargetMethod.ContainingNamespace.IsWithin("System.Collections") => OfTarget(collection, hops),
        IInvocationOperation call when OfParameter(call, argument, hops) is { } inside => inside == Fate.Returned ? Of(call, hops) : inside,
        IInvocationOperation call when !MayHold(call.Type) => Fate.Used,
        { } holder => Of(holder, hops),
        _ => Fate.Kept,
    };

    /// <summary>What a routine of the compilation does with it; null where that cannot be seen.</summary>
    private Fate? OfParameter(IInvocationOperation call, IArgumentOperation argument, int hops)
    {
        if (argument.Parameter?.OriginalDefinition is not { } parameter || scope.Bodies.Of(call.TargetMethod, cancellation) is not { } body)
        {
            return null;
        }

        if (known.TryGetValue(parameter, out var before))
        {
            return before;
        }

        known[parameter] = Fate.Used;
        var uses = body.DescendantsAndSelf().Where(o => o is IParameterReferenceOperation r && SymbolEqualityComparer.Default.Equals(r.Parameter.OriginalDefinition, parameter));
        return known[parameter] = uses.Aggregate(Fate.Used, (fate, use) => Larger(fate, Larger(Of(use, hops / 2), Captured(use, parameter, hops / 2))));
    }

    /// <summary>Numbers, texts and tokens hold no client, and neither does a task that gives one of them.</summary>
    private static bool MayHold(ITypeSymbol? result) => result switch
    {
        { SpecialType: >= SpecialType.System_Void and <= SpecialType.System_String } => false,
        INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" } task => task.TypeArguments.Length == 1 && MayHold(task.TypeArguments[0]),
        _ => !result.Is("Azure.Core.AccessToken"),
    };

    /// <summary>Registration and configuration keep what they are given.</summary>
    private static bool IsContainer(INamespaceSymbol? space) =>
        space.IsWithin("Microsoft.Extensions") || space.IsWithin("Microsoft.AspNetCore");

    private Fate OfTarget(IOperation target, int hops) => Conditions.Unwrap(target) switch
    {
        _ when hops <= 0 => Fate.Kept,
        ILocalReferenceOperation local => OfLocal(local.Local, local, hops),
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } => OfLocal(local.Local, local, hops),
        IParameterReferenceOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } => Fate.Returned,
        IParameterReferenceOperation => Fate.Used,
        IDiscardOperation => Fate.Used,
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } member => OfInitialized(member, hops),
        IMemberReferenceOperation { Instance: ILocalReferenceOperation holder } => OfLocal(holder.Local, holder, hops),
        _ => Fate.Kept,
    };

    /// <summary>A member in an object initialiser lives as long as the object.</summary>
    private Fate OfInitialized(IOperation member, int hops)
    {
        for (var current = member.Parent; current is not null; current = current.Parent)
        {
            if (current is IObjectCreationOperation or IInvalidOperation)
            {
                return Of(current, hops);
            }
        }

        return Fate.Kept;
    }

    private Fate OfLocal(ILocalSymbol local, IOperation place, int hops)
    {
        if (known.TryGetValue(local, out var before))
        {
            return before;
        }

        var fate = known[local] = Fate.Used;
        foreach (var use in RootOf(place).DescendantsAndSelf())
        {
            if (use is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && !IsWritten(reference))
            {
                var found = reference.Parent is IVariableInitializerOperation ? Of(reference, hops / 2) : Larger(Of(reference, hops / 2), Captured(reference, local, hops / 2));
                fate = Larger(fate, found);
            }
        }

        return known[local] = fate;
    }

    /// <summary>What a lambda holds on to lives as long as the lambda.</summary>
    private Fate Captured(IOperation use, ISymbol variable, int hops)
    {
        for (var current = use.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, lambda.Symbol))
            {
                return Of(lambda, hops);
            }
        }

        return Fate.Used;
    }

    private static bool IsWritten(ILocalReferenceOperation reference) =>
        reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;

    /// <summary>What does not bind is read by its syntax: a constructor or a call.</summary>
    private Fate OfUnbound(IOperation value, IOperation unbound, int hops) => unbound.Syntax switch
    {
        BaseObjectCreationExpressionSyntax => Of(unbound, hops),
        InvocationExpressionSyntax call when call.ArgumentList.Span.Contains(value.Syntax.Span) => Of(unbound, hops),
        _ => Fate.Used,
    };

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static Fate Larger(Fate a, Fate b) => a > b ? a : b;
}
