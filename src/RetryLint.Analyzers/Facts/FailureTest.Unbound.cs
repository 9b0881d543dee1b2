using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <content>The status of an exception whose package is missing: <c>e.StatusCode</c>, <c>e.Response.StatusCode</c>.</content>
internal sealed partial class FailureTest
{
    private bool IsUnboundStatus(IOperation value) =>
        value is not (IPropertyReferenceOperation or IFieldReferenceOperation)
        && value.Syntax is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Status" or "StatusCode" or "ResponseStatusCode" } access
        && Holder(access) is { } holder
        && value.SemanticModel?.GetSymbolInfo(holder, cancellation).Symbol is { } variable
        && Variables.TypeOf(variable) is { TypeKind: TypeKind.Error } type
        && failure.Is(type, holder);

    private static IdentifierNameSyntax? Holder(ExpressionSyntax access)
    {
        while (access is MemberAccessExpressionSyntax inner)
        {
            access = inner.Expression;
        }

        return access as IdentifierNameSyntax;
    }
}
