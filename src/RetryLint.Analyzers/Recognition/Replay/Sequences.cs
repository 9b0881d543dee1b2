using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Replay;

/// <summary>Reads how a sequence of tasks is made, and whether something bounds it.</summary>
internal static class Sequences
{
    /// <summary>A list that stands in the code is as short as its author made it.</summary>
    private static readonly string[] Bounding = ["Take", "Chunk", "Batch", "Buffer"];

    /// <summary>What is run for each item: the function of a <c>Select</c>, or what a loop adds to the list; null where neither is seen.</summary>
    public static IReadOnlyList<IOperation>? WorkOf(IOperation tasks)
    {
        tasks = Unwrap(tasks);
        switch (tasks)
        {
            case IInvocationOperation { TargetMethod.Name: "ToList" or "ToArray" or "AsEnumerable" } copy:
                return WorkOf(copy.Instance ?? copy.Arguments[0].Value);
            case IInvocationOperation { TargetMethod: { Name: "Select" } method } select when method.ContainingNamespace.IsWithin("System.Linq") && select.Arguments.Length == 2:
                return IsSmall(select.Arguments[0].Value) || Function(select.Arguments[1].Value) is not { } function ? null : [function];
            case IInvalidOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } } } select:
                return OfUnbound(select);
            case ILocalReferenceOperation local:
                return OfLocal(local);
            default:
                return null;
        }
    }

    /// <summary>A <c>Select</c> that does not bind because its function does not.</summary>
    private static IReadOnlyList<IOperation>? OfUnbound(IInvalidOperation select) =>
        select.SemanticModel?.GetSymbolInfo(select.Syntax).CandidateSymbols.FirstOrDefault()?.ContainingNamespace.IsWithin("System.Linq") == true
        && select.ChildOperations.FirstOrDefault() is { } sequence && !IsSmall(sequence)
        && select.ChildOperations.Select(Function).FirstOrDefault(f => f is not null) is { } function ? [function] : null;

    public static IOperation? Function(IOperation value) => Unwrap(value) switch
    {
        IDelegateCreationOperation creation => creation.Target,
        IAnonymousFunctionOperation lambda => lambda,
        _ => null,
    };

    /// <summary>Is the sequence bounded, or spelled out in the code?</summary>
    public static bool IsSmall(IOperation sequence)
    {
        sequence = Unwrap(sequence);
        return sequence switch
        {
            IInvocationOperation { TargetMethod.Name: var name } when Bounding.Contains(name) => true,
            IInvocationOperation call when call.TargetMethod.ContainingNamespace.IsWithin("System.Linq") && call.Arguments.Length > 0 => call.TargetMethod.Name is not ("Range" or "Repeat") && IsSmall(call.Arguments[0].Value),
            ILocalReferenceOperation local => IsPart(local) || (Values(local) is { Count: 1 } values && IsSmall(values[0])),
            _ => Collections.Spelled(sequence).Count > 0,
        };
    }

    /// <summary>Do the options set a degree of parallelism? Options that come from elsewhere may.</summary>
    public static bool IsLimited(IOperation options) => Unwrap(options) switch
    {
        IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.OfType<ISimpleAssignmentOperation>()
            .Any(a => a.Target is IPropertyReferenceOperation { Property.Name: "MaxDegreeOfParallelism" }),
        IObjectCreationOperation => false,
        ILocalReferenceOperation local when Values(local) is { Count: 1 } values && !IsChanged(local) => IsLimited(values[0]),
        _ => true,
    };

    private static bool IsChanged(ILocalReferenceOperation local) => Root(local).DescendantsAndSelf()
        .Any(o => o is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation owner } } && Same(owner, local));

    /// <summary>A piece that a loop gets from a chunked sequence.</summary>
    private static bool IsPart(ILocalReferenceOperation local) => Root(local).DescendantsAndSelf().OfType<IForEachLoopOperation>()
        .Any(l => l.Locals.Contains(local.Local, SymbolEqualityComparer.Default) && IsSmall(l.Collection));

    /// <summary>A variable that holds the sequence, or a list to which loops add tasks without waiting for them.</summary>
    private static IReadOnlyList<IOperation>? OfLocal(ILocalReferenceOperation local)
    {
        var values = Values(local);
        if (values.Count != 1)
        {
            return null;
        }

        if (WorkOf(values[0]) is { } work)
        {
            return work;
        }

        var added = Root(local).DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(c => c is { TargetMethod.Name: "Add", Arguments.Length: 1, Instance: ILocalReferenceOperation list } && Same(list, local) && LoopAround(c) is { } loop && !IsSmallLoop(loop) && !LeavesList(loop, local))
            .Select(c => c.Arguments[0].Value).ToList();
        return added.Count == 0 ? null : added;
    }

    /// <summary>A loop that also waits for the list, or empties it, starts its work in pieces.</summary>
    private static bool LeavesList(ILoopOperation loop, ILocalReferenceOperation local) => loop.DescendantsAndSelf().Any(o =>
        (o is IInvocationOperation { TargetMethod.Name: "WhenAll" or "WhenAny" or "Remove" or "Clear" or "RemoveAll" } call && call.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(r => Same(r, local)))
        || (o is IPropertyReferenceOperation { Property.Name: "Count", Instance: ILocalReferenceOperation counted } && Same(counted, local)));

    private static bool IsSmallLoop(ILoopOperation loop) => loop is not IForEachLoopOperation forEach || IsSmall(forEach.Collection);

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ILoopOperation loop)
            {
                return loop;
            }
        }

        return null;
    }

    private static List<IOperation> Values(ILocalReferenceOperation local)
    {
        var values = new List<IOperation>();
        foreach (var operation in Root(local).DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local) && declarator.GetVariableInitializer() is { } initializer)
            {
                values.Add(initializer.Value);
            }
            else if (operation is IAssignmentOperation { Target: ILocalReferenceOperation target } assignment && Same(target, local))
            {
                values.Add(assignment.Value);
            }
        }

        return values;
    }

    private static bool Same(ILocalReferenceOperation a, ILocalReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Local, b.Local);

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return value;
    }
}
