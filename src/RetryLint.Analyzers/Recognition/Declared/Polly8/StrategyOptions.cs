using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared.SdkOptions;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>The options object of one strategy: what the code sets on it, wherever it is made.</summary>
internal sealed class StrategyOptions
{
    private readonly List<ISimpleAssignmentOperation> assignments = [];
    private readonly CompilationScope scope;
    private readonly CancellationToken cancellation;
    private readonly FixedValues values;

    private StrategyOptions(CompilationScope scope, CancellationToken cancellation)
    {
        this.scope = scope;
        this.cancellation = cancellation;
        values = new FixedValues(scope, cancellation);
    }

    /// <summary>The type that is made; null where that is not known.</summary>
    public ITypeSymbol? Type { get; private set; }

    /// <summary>May code that cannot be seen set anything?</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Do calls share a retry budget through it?</summary>
    public bool HasBudget { get; private set; }

    public static StrategyOptions Of(IOperation argument, CompilationScope scope, CancellationToken cancellation)
    {
        var options = new StrategyOptions(scope, cancellation);
        options.Read(argument);
        return options;
    }

    /// <summary>The options that a configuration lambda gets from the library.</summary>
    public static StrategyOptions Of(IEnumerable<ISimpleAssignmentOperation> assignments, bool isOpen, CompilationScope scope, CancellationToken cancellation)
    {
        var options = new StrategyOptions(scope, cancellation) { IsOpen = isOpen };
        options.assignments.AddRange(assignments);
        return options;
    }

    /// <summary>Is it certainly the library's default?</summary>
    public bool IsDefault(string property) => !IsOpen && !assignments.Any(a => Sets(a, property));

    /// <summary>The value that it certainly has; null where it is the default or not known.</summary>
    public IOperation? Value(string property)
    {
        var set = assignments.Where(a => Sets(a, property)).ToList();
        return IsOpen || set.Count == 0 || set.Skip(1).Any(IsConditional) ? null : set[set.Count - 1].Value;
    }

    public int? Number(string property, int byDefault) => IsDefault(property) ? byDefault : values.Number(Value(property));

    public TimeSpan? Time(string property, TimeSpan? byDefault) => IsDefault(property) ? byDefault : values.Time(Value(property));

    public bool? Flag(string property, bool byDefault) => IsDefault(property) ? byDefault : values.Flag(Value(property));

    /// <summary>The name of an enumeration's member.</summary>
    public string? Choice(string property, string byDefault) => IsDefault(property) ? byDefault
        : Value(property) is { } value && new Origins(scope, cancellation).Only(value) is IFieldReferenceOperation { Field.Name: var name } ? name : null;

    private static bool Sets(ISimpleAssignmentOperation assignment, string property) => (assignment.Target as IPropertyReferenceOperation)?.Property.Name == property;

    private static bool IsConditional(ISimpleAssignmentOperation assignment)
    {
        for (var current = assignment.Parent; current is not null and not (IAnonymousFunctionOperation or IMethodBodyBaseOperation); current = current.Parent)
        {
            if (current is IConditionalOperation or ISwitchCaseOperation or ILoopOperation or ICatchClauseOperation)
            {
                return true;
            }
        }

        return false;
    }

    private void Read(IOperation argument)
    {
        argument = Origins.Unwrap(argument);
        while (argument is IInvocationOperation { TargetMethod: var method } call && method.ContainingNamespace.IsWithin("RetryLint") && call.Arguments.Length > 0)
        {
            HasBudget |= method.Name == "UseRetryBudget";
            argument = Origins.Unwrap(call.Arguments[0].Value);
        }

        var origin = new Origins(scope, cancellation).Only(argument);
        if (origin is not IObjectCreationOperation creation || creation.Type is null || IsOfUser(creation.Type))
        {
            IsOpen = true;
            return;
        }

        Type = creation.Type;
        Take(creation.Initializer);
        TakeHolder(creation);
        if (argument.Syntax != creation.Syntax && Variables.Of(argument) is { } variable)
        {
            TakeVariable(variable, argument);
        }
    }

    /// <summary>A type of the user's may set what it likes while it is made.</summary>
    private static bool IsOfUser(ITypeSymbol type) => type.Locations.Any(l => l.IsInSource) && !type.ContainingNamespace.IsWithin("Microsoft.Extensions.Http.Resilience");

    private void Take(IObjectOrCollectionInitializerOperation? initializer) =>
        assignments.AddRange(initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? []);

    /// <summary>What is set on the variable that gets the object when it is made.</summary>
    private void TakeHolder(IObjectCreationOperation creation)
    {
        var holder = creation.Parent;
        while (holder is IConversionOperation or IParenthesizedOperation or IVariableInitializerOperation)
        {
            holder = holder.Parent;
        }

        var variable = holder switch
        {
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            ISimpleAssignmentOperation assignment => Variables.Of(assignment.Target),
            IFieldInitializerOperation { InitializedFields.Length: 1 } field => field.InitializedFields[0],
            IPropertyInitializerOperation { InitializedProperties.Length: 1 } property => property.InitializedProperties[0],
            _ => null,
        };
        if (variable is not null)
        {
            TakeVariable(variable, creation);
        }
    }

    private void TakeVariable(ISymbol variable, IOperation place)
    {
        var references = variable is ILocalSymbol
            ? Origins.Root(place).DescendantsAndSelf().Where(o => SymbolEqualityComparer.Default.Equals(Variables.Of(o), variable) && o is ILocalReferenceOperation).ToList()
            : scope.References.To(variable, cancellation) ?? [];
        foreach (var reference in references)
        {
            TakeUse(reference);
        }
    }

    private void TakeUse(IOperation reference)
    {
        while (reference.Parent is IConversionOperation or IParenthesizedOperation)
        {
            reference = reference.Parent;
        }

        switch (reference.Parent)
        {
            case IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } property when assignment.Target == property:
                if (!assignments.Any(a => a.Syntax == assignment.Syntax))
                {
                    assignments.Add(assignment);
                }

                break;
            case IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } parameter } when !IsOfLibrary(call.TargetMethod):
                TakeCallee(call, parameter.OriginalDefinition);
                break;
        }
    }

    private static bool IsOfLibrary(IMethodSymbol method) => method.ContainingNamespace.IsWithin("Polly") || method.ContainingNamespace.IsWithin("RetryLint");

    private void TakeCallee(IInvocationOperation call, IParameterSymbol parameter)
    {
        if (scope.Bodies.Of(call.TargetMethod, cancellation) is not { } body)
        {
            IsOpen = true; // configuration.Bind(options)
            return;
        }

        foreach (var reference in body.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Parameter.OriginalDefinition, parameter)))
        {
            if (reference.Parent is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment })
            {
                assignments.Add(assignment);
            }
        }
    }
}
