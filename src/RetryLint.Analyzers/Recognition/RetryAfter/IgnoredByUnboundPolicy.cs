using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Analyzers.Recognition.Declared.Polly7;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.RetryAfter;

/// <summary>
/// The same for a policy on the transient errors of HTTP clients whose package is missing: the chain of calls has its names from
/// there alone. A delay by the number of the attempt, or a sequence of delays, cannot know the response.
/// </summary>
internal sealed class IgnoredByUnboundPolicy : IFindingRecogniser
{
    public IReadOnlyList<Rule> Rules { get; } = [Catalogue.IgnoredRetryAfter];

    public IReadOnlyList<string> Namespaces { get; } = ["Polly"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.Invalid];

    public Finding? Find(IOperation operation, CompilationScope scope, CancellationToken cancellation) =>
        operation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
        && PolicyMethods.IsRetryName(access.Name.Identifier.ValueText)
        && UnboundHttpPolicies.IsOfTransientErrors(access.Expression, operation.SemanticModel, cancellation)
        && IsBlind(access.Name.Identifier.ValueText, call.ArgumentList.Arguments)
            ? new Finding(Catalogue.IgnoredRetryAfter, access.Name.GetLocation())
            : null;

    /// <summary>Can what decides about the delay not see the response?</summary>
    private static bool IsBlind(string method, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var provider = method.Contains("Forever") ? 0 : 1;
        return !method.Contains("Wait") ? arguments.All(a => a.Expression is not (AnonymousFunctionExpressionSyntax or NameSyntax)) && !IsNone(arguments.FirstOrDefault())
            : arguments.Count > provider ? TakesOnlyTheNumber(arguments[provider].Expression) && !(provider == 1 && IsNone(arguments[0]))
            : provider == 1 && arguments.Count == 1;
    }

    private static bool TakesOnlyTheNumber(ExpressionSyntax function) =>
        function is SimpleLambdaExpressionSyntax or ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 1 };

    private static bool IsNone(ArgumentSyntax? count) => count?.Expression is LiteralExpressionSyntax { Token.Value: 0 };
}
