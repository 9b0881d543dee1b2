using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>A call that a value takes part in.</summary>
/// <param name="Call">The call or object creation.</param>
/// <param name="Value">The value as it stands in the call.</param>
internal readonly record struct ValueUse(IOperation Call, IOperation Value);

/// <summary>
/// Follows a value forward: through variables, members, results and parameters of the compilation's own methods, to the calls
/// that it takes part in.
/// </summary>
internal sealed partial class ValueUses
{
    private const int MostSteps = 200;

    private readonly CompilationScope scope;
    private readonly Func<IOperation, bool> passesOn;
    private readonly CancellationToken cancellation;
    private readonly HashSet<ISymbol> followed = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> handedBack = new(SymbolEqualityComparer.Default);
    private readonly List<ValueUse> calls = [];
    private bool isHandedBack;
    private int callees;
    private int steps;

    private ValueUses(CompilationScope scope, Func<IOperation, bool> passesOn, CancellationToken cancellation)
    {
        this.scope = scope;
        this.passesOn = passesOn;
        this.cancellation = cancellation;
    }

    /// <summary>The calls, in the order in which they are found.</summary>
    public IReadOnlyList<ValueUse> Calls => calls;

    /// <summary>Does the value get to where it cannot be followed?</summary>
    public bool Escapes { get; private set; }

    /// <summary>Is it stored in a field or property, or returned by a method?</summary>
    public bool OutlivesMethod { get; private set; }

    /// <inheritdoc cref="Of(IOperation, CompilationScope, Func{IOperation, bool}, CancellationToken)"/>
    public static ValueUses OfVariable(ISymbol variable, CompilationScope scope, Func<IOperation, bool> passesOn, CancellationToken cancellation)
    {
        var uses = new ValueUses(scope, passesOn, cancellation);
        if (variable is IParameterSymbol parameter)
        {
            uses.FollowParameter(parameter.OriginalDefinition);
        }
        else
        {
            uses.FollowReferences(variable);
        }

        return uses;
    }

    /// <param name="value">The value, where it is made.</param>
    /// <param name="scope">The compilation.</param>
    /// <param name="passesOn">Whether the result of such a call is the value again, or holds it.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static ValueUses Of(IOperation value, CompilationScope scope, Func<IOperation, bool> passesOn, CancellationToken cancellation)
    {
        var uses = new ValueUses(scope, passesOn, cancellation);
        uses.Follow(value);
        return uses;
    }

    private void Follow(IOperation value)
    {
        cancellation.ThrowIfCancellationRequested();
        if (++steps > MostSteps)
        {
            Escapes = true;
            return;
        }

        switch (value.Parent)
        {
            case IArgumentOperation { Parent: { } call } argument:
                Use(call, value, argument.Parameter);
                break;
            case IInvocationOperation call:
                Use(call, value, null);
                break;
            case IInvalidOperation { Syntax: InvocationExpressionSyntax } call:
                calls.Add(new ValueUse(call, value));
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                FollowLocal(declarator.Symbol, value);
                break;
            case IFieldInitializerOperation field:
                FollowMembers(field.InitializedFields);
                break;
            case IPropertyInitializerOperation property:
                FollowMembers(property.InitializedProperties);
                break;
            case IAssignmentOperation assignment when assignment.Value == value:
                FollowTarget(assignment);
                break;
            case IReturnOperation @return:
                FollowReturn(@return);
                break;
            case IExpressionStatementOperation or IPropertyReferenceOperation or IAssignmentOperation or INameOfOperation or null:
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }:
            case IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } }:
                break;
            case IConditionalAccessOperation access when access.Operation == value:
                FollowAll(access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().Take(1));
                break;
            case { } parent when Carries(parent):
                Follow(parent);
                break;
            default:
                Escapes = true;
                break;
        }
    }

    /// <summary>The value goes through these unchanged, or as an element.</summary>
    private static bool Carries(IOperation parent) => parent is IConversionOperation or IParenthesizedOperation or IAwaitOperation or IConditionalOperation
        or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or IArrayInitializerOperation or IArrayCreationOperation;

    private void Use(IOperation call, IOperation value, IParameterSymbol? parameter)
    {
        calls.Add(new ValueUse(call, value));
        if (passesOn(call))
        {
            Follow(call);
        }
        else if (parameter is not null)
        {
            FollowInto(call, parameter);
        }
    }

    private void FollowLocal(ILocalSymbol local, IOperation value)
    {
        if (followed.Add(local))
        {
            FollowAll(Origins.Root(value).DescendantsAndSelf().Where(o => o is ILocalReferenceOperation r && SymbolEqualityComparer.Default.Equals(r.Local, local)));
        }
    }

    private void FollowMembers(IEnumerable<ISymbol> members)
    {
        foreach (var member in members)
        {
            FollowMember(member);
        }
    }

    private void FollowMember(ISymbol member)
    {
        OutlivesMethod = true;
        if (!followed.Add(member.OriginalDefinition))
        {
            return;
        }

        var (depth, back) = (callees, isHandedBack);
        callees = 0; // Whoever reads the member is no callee.
        FollowReferences(member);
        (callees, isHandedBack) = (depth, back);
    }

    private void FollowReferences(ISymbol symbol)
    {
        if (scope.References.To(symbol, cancellation) is { } references)
        {
            FollowAll(references.Where(r => !(r.Parent is ISimpleAssignmentOperation assignment && assignment.Target == r)));
        }
        else
        {
            Escapes = true;
        }
    }

    private void FollowAll(IEnumerable<IOperation> references)
    {
        foreach (var reference in references.ToList())
        {
            Follow(reference);
        }
    }

    private void FollowTarget(IAssignmentOperation assignment)
    {
        switch (assignment.Target)
        {
            case ILocalReferenceOperation local:
                FollowLocal(local.Local, assignment);
                break;
            case IMemberReferenceOperation member when member.Member.Locations.Any(l => l.IsInSource):
                FollowMember(member.Member);
                break;
            case IDiscardOperation:
                break;
            default:
                OutlivesMethod = true;
                Escapes = true;
                break;
        }

        Follow(assignment); // return field = value;
    }
}
