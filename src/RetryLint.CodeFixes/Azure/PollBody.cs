using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Azure;

/// <summary>The body of a loop that asks an operation for its status, and perhaps pauses, and does nothing else.</summary>
/// <param name="IsAsync">Whether it awaits the status.</param>
/// <param name="Suffix">What the await is configured with.</param>
/// <param name="Pause">The pause as a <c>TimeSpan</c>; null where there is none.</param>
internal sealed record PollBody(bool IsAsync, string Suffix, string? Pause)
{
    public static PollBody? Of(StatementSyntax body, string operation, FoundSite site)
    {
        bool? isAsync = null;
        var suffix = "";
        string? pause = null;
        foreach (var statement in body is BlockSyntax block ? block.Statements.ToArray() : [body])
        {
            var call = Call(statement);
            if (call?.Expression is not MemberAccessExpressionSyntax member || site.Model.GetSymbolInfo(call, site.Cancellation).Symbol is not IMethodSymbol method)
            {
                return null;
            }

            if (isAsync is null && member.Expression.ToString() == operation && method.Name is "UpdateStatus" or "UpdateStatusAsync")
            {
                isAsync = method.Name == "UpdateStatusAsync";
                suffix = call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax configured } ? configured.ToString().Substring(call.ToString().Length) : "";
            }
            else if (pause is null && IsPause(method) && Time(call, site) is { } time)
            {
                pause = time;
            }
            else
            {
                return null;
            }
        }

        return isAsync is { } asks ? new PollBody(asks, suffix, pause) : null;
    }

    public string Wait(string operation, bool hasValue, string token)
    {
        var method = "WaitForCompletion" + (hasValue ? "" : "Response") + (IsAsync ? "Async" : "");
        return $"{(IsAsync ? "await " : "")}{operation}.{method}({(Pause is null ? "" : Pause + ", ")}{token}){Suffix};";
    }

    private static InvocationExpressionSyntax? Call(StatementSyntax statement) => (statement as ExpressionStatementSyntax)?.Expression switch
    {
        InvocationExpressionSyntax call => Unconfigured(call),
        AwaitExpressionSyntax { Expression: InvocationExpressionSyntax call } => Unconfigured(call),
        _ => null,
    };

    private static InvocationExpressionSyntax Unconfigured(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: InvocationExpressionSyntax inner } ? inner : call;

    private static bool IsPause(IMethodSymbol method) =>
        (method.Name == "Delay" && method.ContainingType.Is("System.Threading.Tasks.Task")) || (method.Name == "Sleep" && method.ContainingType.Is("System.Threading.Thread"));

    /// <summary>Milliseconds become a time; what has an effect of its own would be worked out once instead of each turn.</summary>
    private static string? Time(InvocationExpressionSyntax pause, FoundSite site)
    {
        var time = pause.ArgumentList.Arguments[0].Expression;
        if (time.DescendantNodesAndSelf().Any(n => n is AssignmentExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax || n.IsKind(SyntaxKind.PreIncrementExpression)))
        {
            return null;
        }

        return site.Model.GetTypeInfo(time, site.Cancellation).Type.Is("System.TimeSpan") ? time.ToString() : $"TimeSpan.FromMilliseconds({time})";
    }
}
