using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>The part that knows what calls do with their arguments.</summary>
internal sealed partial class ArtifactFlow
{
    private static readonly string[] Holding = ["System.Collections", "System.Linq", "System.Collections.Immutable", "System.Text.Json", "Newtonsoft.Json"];

    private void FollowArgument(IArgumentOperation argument, string? text, int depth)
    {
        switch (argument.Parent)
        {
            case IInvocationOperation call:
                FollowCall(call, call.TargetMethod, call.Arguments, argument, text, depth);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                FollowCall(creation, constructor, creation.Arguments, argument, text, depth);
                break;
            case IPropertyReferenceOperation indexer when indexer.Property.IsIndexer:
                End(Sinks.OfProperty(indexer.Property, indexer) ?? Fate.Harmless);
                break;
            default:
                End(Fate.Unknown);
                break;
        }
    }

    private void FollowCall(IOperation call, IMethodSymbol method, IEnumerable<IArgumentOperation> arguments, IArgumentOperation argument, string? text, int depth)
    {
        if (arguments.Any(a => a != argument && Fetches(a.Value)) || (isCommand && Processes.Starts(method.ContainingType)))
        {
            End(Fate.Fetched);
        }
        else if (Sinks.OfMethod(method, call) is { } end)
        {
            End(end);
        }
        else if (HandsOn(method))
        {
            FollowLambdas(arguments, depth);
            FollowHolder(call, depth);
            FollowCreated(call, IsAddress(method) ? text : null, depth);
        }
        else if (!method.DeclaringSyntaxReferences.IsEmpty && argument.Parameter is { } parameter)
        {
            FollowParameter(method, parameter, text, depth);
        }
        else
        {
            End(Fate.Unknown);
        }
    }

    private void FollowUnbound(ArgumentSyntax argument, string? text, int depth)
    {
        var index = argument.Parent is ArgumentListSyntax list ? list.Arguments.IndexOf(argument) : -1;
        if (index >= 0 && argument.Parent!.Parent is InvocationExpressionSyntax call && references.MethodOf(call, cancellation) is { } method && index < method.Parameters.Length)
        {
            FollowParameter(method, method.Parameters[index], text, depth);
        }
        else
        {
            End(Fate.Unknown);
        }
    }

    private void FollowParameter(IMethodSymbol method, IParameterSymbol parameter, string? text, int depth)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        if (parameter.Ordinal >= method.Parameters.Length || method.IsAbstract)
        {
            End(Fate.Unknown);
            return;
        }

        FollowSymbol(method.Parameters[parameter.Ordinal], text, depth);
    }

    /// <summary>What a collection is given, its reader finds in it: <c>uris.Add(x)</c>.</summary>
    private void FollowHolder(IOperation call, int depth)
    {
        if (call is IInvocationOperation { Instance: IPropertyReferenceOperation arguments } && Processes.Starts(arguments.Property.ContainingType))
        {
            End(isCommand ? Fate.Fetched : Fate.Harmless);
        }
        else if (call is IInvocationOperation { Instance: { } holder })
        {
            var symbol = SymbolOf(holder);
            End(symbol is null or IParameterSymbol ? Fate.Unknown : Fate.Unused);
            FollowSymbols(symbol is null ? [] : new[] { symbol }, null, depth);
        }
    }

    /// <summary>What <c>uris.Add(x)</c> returns is nothing.</summary>
    private void FollowCreated(IOperation call, string? text, int depth)
    {
        if (call.Parent is not IExpressionStatementOperation)
        {
            Follow(call, text, depth + 1);
        }
    }

    private void FollowLambdas(IEnumerable<IArgumentOperation> arguments, int depth)
    {
        foreach (var argument in arguments)
        {
            if (argument.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters: { Length: > 0 } parameters } })
            {
                FollowSymbol(parameters[0], null, depth);
            }
        }
    }

    private void FollowReceiver(IInvocationOperation call, string? text, int depth)
    {
        var type = call.TargetMethod.ContainingType;
        if (Sinks.OfMethod(call.TargetMethod, call) is { } end && type.SpecialType == SpecialType.System_String)
        {
            End(end);
        }
        else if (HandsOn(call.TargetMethod) || type.SpecialType == SpecialType.System_String || IsAddress(call.TargetMethod))
        {
            FollowLambdas(call.Arguments, depth);
            Follow(call, call.Arguments.IsEmpty ? text : null, depth + 1);
        }
        else
        {
            End(Sinks.OfMethod(call.TargetMethod, call));
        }
    }

    private void FollowAssignment(IAssignmentOperation assignment, string? text, int depth)
    {
        switch (assignment.Target)
        {
            case IPropertyReferenceOperation { Property: { ContainingType.IsAnonymousType: true } member } when IsFetched(member.Name):
                End(Fate.Fetched);
                break;
            case IPropertyReferenceOperation { Property: { ContainingType.IsAnonymousType: true } }:
                Follow(assignment.Parent!, null, depth + 1);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true } indexer when indexer.Arguments.Any(a => Fetches(a.Value)):
                End(Fate.Fetched);
                break;
            case IPropertyReferenceOperation property when Processes.Starts(property.Property.ContainingType):
                End(isCommand ? Fate.Fetched : Fate.Harmless);
                break;
            case IPropertyReferenceOperation property when Sinks.OfProperty(property.Property, assignment) is { } end:
                End(end);
                break;
            case var target when SymbolOf(target) is { } symbol:
                FollowSymbol(symbol, text, depth);
                break;
            default:
                End(Fate.Unknown);
                break;
        }
    }

    /// <summary>Is it the name of a setting that is fetched or run? <c>WithPublicSetting("fileUris", uris)</c></summary>
    private bool Fetches(IOperation value) => value.ConstantValue is { HasValue: true, Value: string name } && IsFetched(name);

    private bool IsFetched(string name) => isCommand ? SettingNames.IsCommand(name) : SettingNames.IsFetched(name);

    private static bool IsAddress(IMethodSymbol method) => method.ContainingType.Is("System.Uri") || method.ContainingType.Is("System.UriBuilder");

    /// <summary>Is the result, or the collection, made of the arguments?</summary>
    private static bool HandsOn(IMethodSymbol method) => IsAddress(method)
        || (method.ContainingType.SpecialType == SpecialType.System_String && method.IsStatic)
        || method.ContainingType.Is("System.BinaryData")
        || Holding.Any(n => method.ContainingNamespace.IsWithin(n));

    private static bool IsPassedOn(IPropertySymbol property) => property.ContainingType.Is("System.Uri") || property.ContainingType.Is("System.UriBuilder");

    private static ISymbol? SymbolOf(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property.DeclaringSyntaxReferences.IsEmpty ? null : property.Property,
        IArrayElementReferenceOperation element => SymbolOf(element.ArrayReference),
        IConversionOperation conversion => SymbolOf(conversion.Operand),
        _ => null,
    };
}
