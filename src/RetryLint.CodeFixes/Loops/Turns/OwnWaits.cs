using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.CodeFixes.Loops.InPlace;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>Statements that call a method of the code's own which waits and does nothing else.</summary>
internal static class OwnWaits
{
    public static bool Is(IInvocationOperation call, SiteFacts facts) =>
        !IsReplaceable(call.TargetMethod) && IsWholeStatement(call)
        && facts.Turn.Scope.Callees.WaitBehind(call, facts.Turn.Cancellation) is { Call: { } wait, Holder: { } holder } && holder == call
        && Waits.Time(wait) is IParameterReferenceOperation && IsAllOfMethod(wait.Syntax);

    /// <summary>Might another method run than the one that can be seen?</summary>
    private static bool IsReplaceable(IMethodSymbol method) =>
        method.IsVirtual || method.IsAbstract || method.IsOverride || method.DeclaringSyntaxReferences.Length != 1 || (method.IsAsync && method.ReturnsVoid);

    private static bool IsWholeStatement(IInvocationOperation call) => call.TargetMethod.ReturnsVoid
        ? call.Syntax.Parent is ExpressionStatementSyntax
        : Inner((call.Syntax.FirstAncestorOrSelf<StatementSyntax>() as ExpressionStatementSyntax)?.Expression) == call.Syntax;

    private static ExpressionSyntax? Inner(ExpressionSyntax? expression) => expression switch
    {
        AwaitExpressionSyntax awaited => Inner(awaited.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access } => Inner(access.Expression),
        _ => expression,
    };

    private static bool IsAllOfMethod(SyntaxNode wait)
    {
        var part = wait;
        while (part.Parent is AwaitExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } or InvocationExpressionSyntax)
        {
            part = part.Parent;
        }

        return part.Parent switch
        {
            ArrowExpressionClauseSyntax => true,
            StatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax } } => true,
            _ => false,
        };
    }
}
