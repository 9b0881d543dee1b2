using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Recognises <c>EnableRetryOnFailure</c> of Entity Framework Core's providers: six retries with jitter up to 30 s, unless set otherwise.</summary>
internal sealed class DatabaseRetries : IRetryRecogniser
{
    private const int DefaultRetries = 6;
    private static readonly TimeSpan DefaultCap = TimeSpan.FromSeconds(30);

    public IReadOnlyList<string> Namespaces { get; } = ["Microsoft.EntityFrameworkCore"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.Invocation];

    public RetrySite? Recognise(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        var call = (IInvocationOperation)operation;
        if (call.TargetMethod.Name != "EnableRetryOnFailure" || !IsOfProvider(call.TargetMethod))
        {
            return null;
        }

        var values = new FixedValues(scope, cancellation);
        var (count, cap) = (Argument(call, "maxRetryCount"), Argument(call, "maxRetryDelay"));
        var facts = new RetryFacts
        {
            Limit = Limit.Count(count is null ? DefaultRetries : values.Number(count)),
            Delay = new Delay(DelayKind.Exponential, Cap: cap is null ? DefaultCap : values.Time(cap), Capped: true),
            Jitter = Jitter.Yes,
            Target = Target.Remote,
            Handles = HandledFailures.Specific,
        };
        return new RetrySite(facts, Name(call), []) { PlaceOf = rule => rule.Id is RuleIds.UnboundedRetry or RuleIds.TooManyRetries && count is not null ? count.Syntax.GetLocation() : Name(call) };
    }

    private static bool IsOfProvider(IMethodSymbol method) =>
        method.ContainingNamespace.IsWithin("Microsoft.EntityFrameworkCore") || method.ContainingNamespace.IsWithin("Npgsql.EntityFrameworkCore");

    private static IOperation? Argument(IInvocationOperation call, string name) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Name == name && a.ArgumentKind == ArgumentKind.Explicit)?.Value;

    private static Location Name(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name.GetLocation() : call.Syntax.GetLocation();
}
