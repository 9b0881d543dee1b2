using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Recognises the retries that attributes on Azure Functions declare; a count of -1 is for ever.</summary>
internal sealed class FunctionRetryAttributes : IRetryRecogniser
{
    private const int ForEver = -1;

    public IReadOnlyList<string> Namespaces { get; } = ["Microsoft.Azure.Functions.Worker", "Microsoft.Azure.WebJobs"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.Attribute];

    public RetrySite? Recognise(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        if (((IAttributeOperation)operation).Operation is not IObjectCreationOperation attribute || ModeOf(attribute.Type) is not { } mode)
        {
            return null;
        }

        var values = new FixedValues(scope, cancellation);
        var count = Argument(attribute, "maxRetryCount");
        var facts = new RetryFacts
        {
            Limit = values.Number(count) switch { ForEver => Limit.None, { } number => Limit.Count(number), null => Limit.Unknown },
            Delay = mode == DelayKind.Constant
                ? new Delay(mode, Time(Argument(attribute, "delayInterval"), values))
                : new Delay(mode, Time(Argument(attribute, "minimumInterval"), values), Time(Argument(attribute, "maximumInterval"), values), Capped: true),
            Jitter = mode == DelayKind.Constant ? Jitter.No : Jitter.Yes,
            Target = TargetOf(attribute, scope, cancellation),
            Handles = HandledFailures.Unknown,
        };
        return new RetrySite(facts, attribute.Syntax.GetLocation(), []) { PlaceOf = rule => Place(rule, attribute, count) };
    }

    private static Location Place(Rule rule, IObjectCreationOperation attribute, IOperation? count) =>
        (rule.Id is RuleIds.UnboundedRetry or RuleIds.TooManyRetries && count is not null ? count : attribute).Syntax.GetLocation();

    private static DelayKind? ModeOf(ITypeSymbol? type) => type?.Name switch
    {
        "FixedDelayRetryAttribute" when IsOfFunctions(type) => DelayKind.Constant,
        "ExponentialBackoffRetryAttribute" when IsOfFunctions(type) => DelayKind.Exponential,
        _ => null,
    };

    private static bool IsOfFunctions(ITypeSymbol type) =>
        type.ContainingNamespace.IsWithin("Microsoft.Azure.Functions.Worker") || type.ContainingNamespace.IsWithin("Microsoft.Azure.WebJobs");

    /// <summary>What the function calls.</summary>
    private static Target TargetOf(IObjectCreationOperation attribute, CompilationScope scope, CancellationToken cancellation)
    {
        var declaration = attribute.Syntax.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>();
        return declaration is not null
            && attribute.SemanticModel?.GetDeclaredSymbol(declaration, cancellation) is IMethodSymbol function
            && scope.Bodies.Of(function, cancellation) is { } body
                ? scope.Reach.Of([body], cancellation)
                : Target.Unknown;
    }

    private static TimeSpan? Time(IOperation? text, FixedValues values) =>
        values.Of(text) is string written && TimeSpan.TryParse(written, System.Globalization.CultureInfo.InvariantCulture, out var time) ? time : null;

    private static IOperation? Argument(IObjectCreationOperation attribute, string name) => attribute.Arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value;
}
