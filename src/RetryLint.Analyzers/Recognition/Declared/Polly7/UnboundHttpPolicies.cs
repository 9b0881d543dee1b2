using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.Analyzers.Recognition.Declared.Polly7;

/// <summary>Reads the beginning of a policy for HTTP clients where Polly.Extensions.Http or Microsoft.Extensions.Http.Polly is missing.</summary>
internal static class UnboundHttpPolicies
{
    /// <summary>Is it <c>HttpPolicyExtensions.HandleTransientHttpError()</c>, or what <c>AddTransientHttpErrorPolicy</c> hands out, with further clauses?</summary>
    public static bool IsOfTransientErrors(ExpressionSyntax builder, SemanticModel? model, CancellationToken cancellation)
    {
        while (builder is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var before, Name.Identifier.ValueText: "Or" or "OrResult" or "OrInner" } })
        {
            builder = before;
        }

        return builder switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HandleTransientHttpError", Expression: var start } } => !Binds(start, model, cancellation),
            IdentifierNameSyntax name => model?.GetSymbolInfo(name, cancellation).Symbol is IParameterSymbol parameter && IsHandedOut(parameter, model, cancellation),
            _ => false,
        };
    }

    private static bool IsHandedOut(IParameterSymbol parameter, SemanticModel model, CancellationToken cancellation) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)?.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is
            { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddTransientHttpErrorPolicy" } } registration } }
        && !Binds(registration, model, cancellation);

    private static bool Binds(ExpressionSyntax expression, SemanticModel? model, CancellationToken cancellation) =>
        model is null || model.GetSymbolInfo(expression, cancellation).Symbol is not null;
}
