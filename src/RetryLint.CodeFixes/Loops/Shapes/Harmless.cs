using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops.Shapes;

/// <summary>Statements of which no failure comes that the retry would take for one of the attempt.</summary>
internal static class Harmless
{
    private static readonly HashSet<string> Owners =
    [
        "System.Console", "System.Diagnostics.Trace", "System.Diagnostics.Debug", "System.Diagnostics.Stopwatch", "System.Threading.CancellationToken",
        "System.Threading.CancellationTokenSource", "System.Math", "System.TimeSpan", "System.DateTime", "System.DateTimeOffset", "string", "int",
        "Microsoft.Extensions.Logging.LoggerExtensions", "Microsoft.Extensions.Logging.ILogger",
    ];

    public static bool Is(StatementSyntax statement, LoopSite site) =>
        statement is LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: 0, UsingKeyword.RawKind: 0 } or ExpressionStatementSyntax && CallsNothingElse(statement, site);

    /// <summary>A way out after the attempt has succeeded.</summary>
    public static bool IsExit(StatementSyntax statement, LoopSite site) => statement is ReturnStatementSyntax or BreakStatementSyntax && CallsNothingElse(statement, site);

    private static bool CallsNothingElse(StatementSyntax statement, LoopSite site)
    {
        foreach (var node in statement.DescendantNodes())
        {
            switch (node)
            {
                case AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax or ThrowExpressionSyntax or ElementAccessExpressionSyntax or CastExpressionSyntax:
                    return false;
                case InvocationExpressionSyntax call when !(IsNameOf(call) || IsOfOwner(call, site)):
                    return false;
                case BaseObjectCreationExpressionSyntax creation when !IsOfOwner(creation, site):
                    return false;
            }
        }

        return true;
    }

    private static bool IsNameOf(InvocationExpressionSyntax call) => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" };

    /// <summary>Does the method belong to what only writes, counts or tells the time?</summary>
    public static bool Owns(IMethodSymbol method) => Owners.Contains(method.ContainingType.ToDisplayString());

    private static bool IsOfOwner(ExpressionSyntax call, LoopSite site) =>
        site.Model.GetSymbolInfo(call, site.Cancellation).Symbol?.ContainingType is { } owner && Owners.Contains(owner.ToDisplayString());
}
