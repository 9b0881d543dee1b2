using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.RetryAfter;

/// <summary>Whether code, or a routine that it calls, reads how long the service asks to wait.</summary>
internal sealed class HeaderReads(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostDepth = 4;
    private const string Header = "retry-after";

    private readonly HashSet<ISymbol> visited = new(SymbolEqualityComparer.Default);

    /// <summary>Is it read, or does code that cannot be looked into get the response and give something back that may be the wait?</summary>
    public bool MayBeIn(IOperation code) => MayBeIn(code, MostDepth);

    private bool MayBeIn(IOperation code, int depth)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            if (IsRead(operation) || IsHandedOn(operation) || (depth > 0 && Behind(operation).Any(b => MayBeIn(b, depth - 1))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A member that is named for it, or the name of the header: <c>Retry-After</c>, <c>x-ms-retry-after-ms</c>.</summary>
    private static bool IsRead(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text.IndexOf(Header, StringComparison.OrdinalIgnoreCase) >= 0,
        IMemberReferenceOperation member => IsNamedForIt(member.Member),
        IInvocationOperation call => call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && IsNamedForIt(call.TargetMethod),
        _ => false,
    };

    private bool IsHandedOn(IOperation operation) =>
        operation is IInvocationOperation { Parent: not IExpressionStatementOperation } call && !Framework.Owns(call.TargetMethod)
        && call.Arguments.Any(a => Carries(a.Value)) && scope.Bodies.Behind(call.TargetMethod, cancellation).Count == 0;

    private static bool Carries(IOperation value) =>
        Origins.Unwrap(value) is var given && (FailureData.Is(given) || ResponseStatus.IsHolder(given.Type) || given.Type.Is("Polly.DelegateResult") || given.Type.Is("Polly.Outcome"));

    private static bool IsNamedForIt(ISymbol member) => member.Name.IndexOf("RetryAfter", StringComparison.OrdinalIgnoreCase) >= 0;

    private IEnumerable<IOperation> Behind(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => OfMethod(method),
        IMethodReferenceOperation { Method: var method } => OfMethod(method),
        IObjectCreationOperation { Constructor: { } constructor } => OfMethod(constructor),
        IPropertyReferenceOperation { Property.GetMethod: { } getter } => OfMethod(getter),
        IFieldReferenceOperation or ILocalReferenceOperation when operation.Type?.TypeKind == TypeKind.Delegate => OfFunction(operation),
        _ => [],
    };

    private IEnumerable<IOperation> OfMethod(IMethodSymbol method) =>
        method.Locations.Any(l => l.IsInSource) && visited.Add(method.OriginalDefinition) ? scope.Bodies.Behind(method, cancellation) : [];

    private IEnumerable<IOperation> OfFunction(IOperation variable) =>
        Variables.Of(variable) is { } symbol && visited.Add(symbol) ? new Origins(scope, cancellation).Of(variable).Where(o => o.Syntax != variable.Syntax) : [];
}
