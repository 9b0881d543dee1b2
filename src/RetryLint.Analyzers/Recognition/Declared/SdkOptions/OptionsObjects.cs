using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Finds out which object an operation speaks of.</summary>
internal static class OptionsObjects
{
    private const int MostSteps = 8;

    /// <summary>The object whose property is set; null where it cannot be told from others.</summary>
    public static OptionsObject? OfTarget(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IPropertyReferenceOperation { Instance: { } instance } ? Of(instance, MostSteps) : null;

    public static OptionsObject? Of(IOperation instance) => Of(instance, MostSteps);

    private static OptionsObject? Of(IOperation operation, int steps)
    {
        operation = Origins.Unwrap(operation);
        return steps == 0 ? null : operation switch
        {
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } receiver => OfInitializer(receiver, steps),
            IInstanceReferenceOperation self => OfSelf(self),
            ILocalReferenceOperation local => OfLocal(local, steps),
            IParameterReferenceOperation parameter => new OptionsObject(parameter.Parameter, parameter.Type, birth: LambdaBody(parameter)),
            IObjectCreationOperation creation => OfCreation(creation),
            IFieldReferenceOperation or IPropertyReferenceOperation => OfMember((IMemberReferenceOperation)operation, steps),
            _ => null,
        };
    }

    private static OptionsObject? OfInitializer(IInstanceReferenceOperation receiver, int steps)
    {
        IOperation? around = receiver;
        while (around is not null and not IObjectOrCollectionInitializerOperation)
        {
            around = around.Parent;
        }

        return around?.Parent switch
        {
            IObjectCreationOperation creation => OfCreation(creation),
            IMemberInitializerOperation member => Of(member.InitializedMember, steps - 1),
            _ => null,
        };
    }

    /// <summary>A creation that a variable gets is known by the variable from then on.</summary>
    private static OptionsObject OfCreation(IObjectCreationOperation creation)
    {
        var birth = IsLibraryMade(creation) ? Branches.Around(creation) : null;
        var holder = creation.Parent;
        while (holder is IConversionOperation or IParenthesizedOperation or IVariableInitializerOperation)
        {
            holder = holder.Parent;
        }

        var variable = holder switch
        {
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            ISimpleAssignmentOperation { Target: var target } when target is not IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } =>
                Variables.Of(target),
            IFieldInitializerOperation { InitializedFields.Length: 1 } field => field.InitializedFields[0],
            IPropertyInitializerOperation { InitializedProperties.Length: 1 } property => property.InitializedProperties[0],
            _ => null,
        };
        return new OptionsObject(variable ?? (object)creation.Syntax, creation.Type, birth: birth);
    }

    /// <summary>A type of the user's may set what it likes while it is made, and a copy has the values of its original.</summary>
    private static bool IsLibraryMade(IObjectCreationOperation creation) =>
        creation.Type is { } type && !type.Locations.Any(l => l.IsInSource)
        && !creation.Arguments.Any(a => a.Value.Type is { } given && (SymbolEqualityComparer.Default.Equals(given, type) || given.DerivesFrom(AzureTypes.ClientOptions)));

    /// <summary>Options of the user's own type that they set up themselves.</summary>
    private static OptionsObject OfSelf(IInstanceReferenceOperation self)
    {
        var method = self.SemanticModel?.GetEnclosingSymbol(self.Syntax.SpanStart) as IMethodSymbol;
        var setsUp = method is { MethodKind: MethodKind.Constructor } or { DeclaredAccessibility: Accessibility.Private };
        return new OptionsObject(self.Type ?? (object)self.Syntax, self.Type, birth: setsUp ? Branches.Around(self) : null);
    }

    private static OptionsObject? OfLocal(ILocalReferenceOperation reference, int steps)
    {
        var values = Variables.ValuesOf(reference.Local, reference).ToList();
        if (values.Count == 1 && Origins.Unwrap(values[0]) is IFieldReferenceOperation or IPropertyReferenceOperation)
        {
            return Of(values[0], steps - 1);
        }

        var creation = values.Count == 1 ? Origins.Unwrap(values[0]) as IObjectCreationOperation : null;
        return creation is not null ? OfCreation(creation) : new OptionsObject(reference.Local, reference.Type);
    }

    private static OptionsObject? OfMember(IMemberReferenceOperation member, int steps)
    {
        if (member.Instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && !AzureTypes.IsRetry(member.Member))
        {
            return new OptionsObject(member.Member, member.Type, birth: AzureTypes.IsSharedDefault(member.Member) ? Branches.Around(member) : null);
        }

        return member.Instance is { } instance && Of(instance, steps - 1) is { } owner ? new OptionsObject(member.Member.Name, member.Type, owner) : null;
    }

    /// <summary>The options that a configuration callback gets are fresh.</summary>
    private static IOperation? LambdaBody(IParameterReferenceOperation reference)
    {
        for (var current = reference.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, reference.Parameter.ContainingSymbol))
            {
                return lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation } ? lambda.Body : null;
            }
        }

        return null;
    }
}
