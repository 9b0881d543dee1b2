using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Azure;

/// <summary>Hands the token of the member around to the wait for a long-running operation.</summary>
internal sealed class PassTokenFix : ITextFix<FoundSite, UsageRefusal>
{
    public const string Key = "pass token";

    private const string Token = "System.Threading.CancellationToken";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Pass tokens to waits for operations";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.UnlimitedOperationWait];

    public TextAnswer<UsageRefusal> Plan(FoundSite site)
    {
        if (site.Node is not SimpleNameSyntax name || name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return UsageRefusal.OtherCode;
        }

        var tokens = site.Model.LookupSymbols(call.SpanStart).OfType<IParameterSymbol>().Where(p => p.Type.Is(Token) && p.RefKind == RefKind.None).ToList();
        if (tokens.Count != 1)
        {
            return UsageRefusal.NoToken;
        }

        var changes = ImmutableArray.Create(Change(call, tokens[0].Name, site));
        return UsageProof.Compiles(site, changes) ? new TextPlan($"Pass '{tokens[0].Name}'", changes) : UsageRefusal.DoesNotCompile;
    }

    private static TextChange Change(InvocationExpressionSyntax call, string token, FoundSite site)
    {
        var arguments = call.ArgumentList.Arguments;
        foreach (var argument in arguments)
        {
            if (site.Model.GetTypeInfo(argument.Expression, site.Cancellation).ConvertedType.Is(Token))
            {
                return new TextChange(argument.Expression.Span, token);
            }
        }

        var isNamed = arguments.Any(a => a.NameColon is not null);
        return new TextChange(new TextSpan(call.ArgumentList.CloseParenToken.SpanStart, 0), (arguments.Count > 0 ? ", " : "") + (isNamed ? "cancellationToken: " : "") + token);
    }
}
