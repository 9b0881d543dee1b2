using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Azure;

/// <summary>Lets the SDK wait for a long-running operation, with the token of the member, where a loop only asks for its status.</summary>
internal sealed class PollFix : ITextFix<FoundSite, UsageRefusal>
{
    public const string Key = "wait for completion";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Wait for completion with the token";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.HotOperationPoll, RuleIds.UnlimitedOperationWait];

    public TextAnswer<UsageRefusal> Plan(FoundSite site)
    {
        if (site.Node is not WhileStatementSyntax loop || OperationOf(loop.Condition, site) is not { } operation)
        {
            return UsageRefusal.OtherCode;
        }

        if (loop.DescendantTrivia().Any(t => t.IsDirective || t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia)))
        {
            return UsageRefusal.CommentInside;
        }

        if (PollBody.Of(loop.Statement, operation.ToString(), site) is not { } body)
        {
            return UsageRefusal.NotOnlyAPoll;
        }

        var tokens = site.Model.LookupSymbols(loop.SpanStart).OfType<IParameterSymbol>().Where(p => p.Type.Is("System.Threading.CancellationToken") && p.RefKind == RefKind.None).ToList();
        if (tokens.Count != 1)
        {
            return UsageRefusal.NoToken;
        }

        var changes = ImmutableArray.Create(new TextChange(loop.Span, body.Wait(operation.ToString(), HasValue(operation, site), tokens[0].Name)));
        return UsageProof.Compiles(site, changes) ? new TextPlan(FixAllTitle, changes) : UsageRefusal.DoesNotCompile;
    }

    /// <summary><c>!operation.HasCompleted</c> of a variable or member.</summary>
    private static ExpressionSyntax? OperationOf(ExpressionSyntax condition, FoundSite site) =>
        condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasCompleted", Expression: IdentifierNameSyntax operation } }
        && site.Model.GetTypeInfo(operation, site.Cancellation).Type.DerivesFrom("Azure.Operation")
            ? operation
            : null;

    /// <summary>An operation with a value waits for it; one without waits for the response.</summary>
    private static bool HasValue(ExpressionSyntax operation, FoundSite site)
    {
        for (var type = site.Model.GetTypeInfo(operation, site.Cancellation).Type; type is not null; type = type.BaseType)
        {
            if (type is INamedTypeSymbol { Arity: 1 } && type.Is("Azure.Operation"))
            {
                return true;
            }
        }

        return false;
    }
}
