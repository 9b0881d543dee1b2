using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Artifacts.Commands;
using RetryLint.Analyzers.Artifacts.Templates;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>
/// Follows an address forward from the place where the code writes it down: through variables, fields, parameters, results,
/// collections and text that is built from it, to what uses it in the end.
/// </summary>
internal sealed partial class ArtifactFlow
{
    private const int MostSteps = 200;
    private const int MostDepth = 24;

    private readonly References references;
    private readonly RetryLimits limits;
    private readonly bool isCommand;
    private readonly bool isFragment;
    private readonly CancellationToken cancellation;
    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
    private int steps;
    private Fate fate = Fate.Unused;

    private ArtifactFlow(References references, RetryLimits limits, bool isCommand, bool isFragment, CancellationToken cancellation)
    {
        this.isCommand = isCommand;
        this.isFragment = isFragment;
        this.references = references;
        this.limits = limits;
        this.cancellation = cancellation;
    }

    /// <summary>What becomes of an address.</summary>
    public static Fate OfAddress(IOperation value, string text, References references, RetryLimits limits, CancellationToken cancellation) =>
        Of(value, text, new ArtifactFlow(references, limits, isCommand: false, isFragment: false, cancellation));

    /// <summary>What becomes of a command: it is fetched by whoever runs it.</summary>
    public static Fate OfCommand(IOperation value, References references, RetryLimits limits, CancellationToken cancellation) =>
        Of(value, null, new ArtifactFlow(references, limits, isCommand: true, isFragment: false, cancellation));

    /// <summary>What becomes of a piece of a command, such as <c>"jetstack https://…"</c> behind <c>repo add</c>.</summary>
    public static Fate OfFragment(IOperation value, string text, References references, RetryLimits limits, CancellationToken cancellation) =>
        Of(value, text, new ArtifactFlow(references, limits, isCommand: true, isFragment: true, cancellation));

    private static Fate Of(IOperation value, string? text, ArtifactFlow flow)
    {
        flow.Follow(value, text, 0);
        return flow.fate;
    }

    /// <summary>Of part of a command nothing counts but that the whole of it is run.</summary>
    private void End(Fate? end, bool isCommandLine = false) =>
        fate = (Fate)Math.Max((int)fate, (int)(isFragment && !isCommandLine ? Fate.Harmless : end ?? Fate.Unknown));

    private void Follow(IOperation value, string? text, int depth)
    {
        if (++steps > MostSteps || depth > MostDepth || value.Parent is null)
        {
            End(Fate.Unknown);
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        switch (value.Parent)
        {
            case IInterpolationOperation or IInterpolatedStringOperation or IBinaryOperation when ComposedText.IsText(value.Parent):
                FollowText(value, text, depth);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable }:
                FollowSymbol(variable.Symbol, text, depth);
                break;
            case IFieldInitializerOperation field:
                FollowSymbols(field.InitializedFields, text, depth);
                break;
            case IPropertyInitializerOperation property:
                FollowSymbols(property.InitializedProperties, text, depth);
                break;
            case IParameterInitializerOperation parameter:
                FollowSymbol(parameter.Parameter, text, depth);
                break;
            case IArgumentOperation argument:
                FollowArgument(argument, text, depth);
                break;
            case IAssignmentOperation assignment when assignment.Value == value:
                FollowAssignment(assignment, text, depth);
                break;
            case IReturnOperation result:
                FollowResult(result, text, depth);
                break;
            case IForEachLoopOperation loop when loop.Collection == value:
                FollowSymbols(loop.Locals, null, depth);
                break;
            case IBinaryOperation or IPatternOperation or ICaseClauseOperation or INameOfOperation or IIsPatternOperation or IExpressionStatementOperation:
                End(Fate.Harmless);
                break;
            case IThrowOperation:
                End(Fate.Harmless);
                break;
            default:
                FollowThrough(value, value.Parent, text, depth);
                break;
        }
    }

    /// <summary>Operations whose result is the value, holds it, or is made of it.</summary>
    private void FollowThrough(IOperation value, IOperation parent, string? text, int depth)
    {
        switch (parent)
        {
            case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation or ISwitchExpressionArmOperation
                or ISwitchExpressionOperation or IAwaitOperation or IConditionalAccessOperation:
                Follow(parent, text, depth + 1);
                break;
            case IArrayInitializerOperation or IArrayCreationOperation or IArrayElementReferenceOperation or ITupleOperation or IObjectOrCollectionInitializerOperation
                or IObjectCreationOperation or IAnonymousObjectCreationOperation:
                Follow(parent, parent is IArrayElementReferenceOperation ? text : null, depth + 1);
                break;
            case IInvocationOperation call when call.Instance == value:
                FollowReceiver(call, text, depth);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property when instance == value && IsPassedOn(property.Property):
                Follow(property, text, depth + 1);
                break;
            case { Syntax: { } syntax } when syntax.GetType().Name == "CollectionExpressionSyntax":
                Follow(parent, null, depth + 1);
                break;
            case IInvalidOperation when value.Syntax.Parent is ArgumentSyntax argument:
                FollowUnbound(argument, text, depth);
                break;
            default:
                End(Fate.Unknown);
                break;
        }
    }

    private void FollowSymbols(IEnumerable<ISymbol> symbols, string? text, int depth)
    {
        foreach (var symbol in symbols)
        {
            FollowSymbol(symbol, text, depth);
        }
    }

    private void FollowSymbol(ISymbol symbol, string? text, int depth)
    {
        if (!seen.Add(symbol.OriginalDefinition))
        {
            return;
        }

        foreach (var reference in references.Likely(symbol, cancellation))
        {
            if (fate >= Fate.Fetched)
            {
                return;
            }

            if (reference.Parent is not IAssignmentOperation assignment || assignment.Target != reference)
            {
                Follow(reference, text, depth + 1);
            }
        }
    }

    private void FollowResult(IReturnOperation result, string? text, int depth)
    {
        var owner = result.SemanticModel?.GetEnclosingSymbol(result.Syntax.SpanStart, cancellation) as IMethodSymbol;
        if (owner?.AssociatedSymbol is { } property)
        {
            FollowSymbol(property, text, depth);
        }
        else if (owner is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction })
        {
            FollowSymbol(owner, text, depth);
        }
        else
        {
            End(Fate.Unknown);
        }
    }

    private void FollowText(IOperation value, string? text, int depth)
    {
        var whole = ComposedText.Outermost(value);
        var composed = text is null ? null : ComposedText.Of(whole, value, text);
        if (composed is { Start: >= 0 } && PublicUrl.In(composed.Text).FirstOrDefault(u => IsIn(composed, u)) is { } url)
        {
            FollowAddress(whole, composed.Text, url, depth);
        }
        else
        {
            Follow(whole, null, depth + 1);
        }
    }

    private bool IsIn(ComposedText composed, PublicUrl url) =>
        isFragment ? url.Start >= composed.Start && url.Start < composed.End : url.Start == composed.Start;

    private void FollowAddress(IOperation whole, string text, PublicUrl url, int depth)
    {
        if (!isFragment && CodeText.IsWhole(text, url))
        {
            if (ArtifactHosts.KindOf(url, limits) is { } host && ArtifactEvidence.IsByName(host, url))
            {
                End(Fate.Named);
            }

            Follow(whole, text, depth + 1);
            return;
        }

        // A command that is put together from an address is there to be run; a sentence is there to be read.
        var usage = UsageReader.Of(text, new TextSpan(0, text.Length), TextSpan.FromBounds(url.Start, url.End), isScript: false);
        if (usage == Usage.Fetched || FileUris.Hold(text, 0, url.Start))
        {
            End(Fate.Fetched, isCommandLine: true);
        }
        else if (isFragment)
        {
            Follow(whole, text, depth + 1);
        }
        else
        {
            End(OfFragment(whole, text, references, limits, cancellation) == Fate.Fetched ? Fate.Fetched : Fate.Harmless);
        }
    }
}
