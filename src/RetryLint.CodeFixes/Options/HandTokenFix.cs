using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Hands the token that only the attempt knows to Polly, and the attempt the one that it gets from there.</summary>
internal sealed class HandTokenFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.HandTokenToPolicy";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Hand the token to Polly";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.SwallowedCancellation];

    public TextAnswer<OptionRefusal> Plan(OptionSite site)
    {
        if (!PollyPlans.Concern(site) || PollyPlans.DeclarationAt(site) is not { } declaration)
        {
            return OptionRefusal.OtherShape;
        }

        var work = declaration.Work;
        var swallowed = work.Executions.Zip(work.Attempts, (e, a) => (Execution: e, Attempt: a))
            .Where(w => Executions.Token(w.Execution, w.Attempt) == TokenOriginKind.None && CancellationFacts.TakesOutsideToken(w.Attempt)).Select(w => w.Execution).ToList();
        var handed = swallowed.Select(e => HandedToken.Of(e, site)).ToList();
        return handed.Count == 0 || handed.Any(h => h is null)
            ? OptionRefusal.TokenNotPlain
            : Plans.Without(Rules, site, new Draft(FixAllTitle, edits => Write(handed!, edits)));
    }

    private static OptionRefusal? Write(IEnumerable<HandedToken> all, Edits edits)
    {
        foreach (var handed in all)
        {
            handed.Write(edits);
        }

        return null;
    }
}

/// <summary>A call that runs something through Polly, and the one token from outside that this uses.</summary>
/// <param name="Call">The call.</param>
/// <param name="Lambda">What it runs.</param>
/// <param name="Uses">Where that names the token.</param>
/// <param name="Parameter">The token that Polly hands it already; null where there is none.</param>
/// <param name="Fresh">A name for that token.</param>
internal sealed record HandedToken(
    InvocationExpressionSyntax Call, LambdaExpressionSyntax Lambda, IReadOnlyList<IdentifierNameSyntax> Uses, ParameterSyntax? Parameter, string Fresh, SemanticModel Model)
{
    /// <summary>Null where the call stands elsewhere, or the token is not one plain variable.</summary>
    public static HandedToken? Of(IOperation execution, OptionSite site)
    {
        if (execution.Syntax is not InvocationExpressionSyntax call || call.SyntaxTree != site.Model.SyntaxTree
            || call.ArgumentList.Arguments.Select(a => a.Expression).OfType<LambdaExpressionSyntax>().ToList() is not { Count: 1 } lambdas)
        {
            return null;
        }

        var lambda = lambdas[0];
        var uses = lambda.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(n => IsOuterToken(n, lambda, site)).ToList();
        var variables = uses.Select(u => site.Model.GetSymbolInfo(u, site.Cancellation).Symbol).Distinct(SymbolEqualityComparer.Default).ToList();
        return variables.Count != 1 || uses.Any(u => u.Parent is MemberAccessExpressionSyntax access && access.Name == u) ? null
            : new HandedToken(call, lambda, uses, TokenParameter(lambda, site), new FreshNames(site.Model, call).Local("attemptToken", "retryToken"), site.Model);
    }

    public void Write(Edits edits)
    {
        var inner = Parameter is { Identifier.ValueText: not "_" } named ? named.Identifier.Text : Fresh;
        foreach (var use in Uses)
        {
            edits.Replace(use.Span, inner);
        }

        WriteParameter(edits);
        var given = Call.ArgumentList.Arguments.FirstOrDefault(a => a.Expression is not LambdaExpressionSyntax && TokenOrigin.IsToken(Model.GetTypeInfo(a.Expression).ConvertedType));
        if (given is not null)
        {
            edits.Replace(given.Expression.Span, Uses[0].Identifier.Text);
        }
        else
        {
            edits.Insert(Call.ArgumentList.CloseParenToken.SpanStart, ", " + Uses[0].Identifier.Text);
        }
    }

    private void WriteParameter(Edits edits)
    {
        switch (Lambda)
        {
            case var _ when Parameter is { Identifier.ValueText: "_" } discard:
                edits.Replace(discard.Identifier.Span, Fresh);
                break;
            case var _ when Parameter is not null:
                break;
            case SimpleLambdaExpressionSyntax simple:
                edits.Replace(simple.Parameter.Span, $"({simple.Parameter}, {Fresh})");
                break;
            case ParenthesizedLambdaExpressionSyntax { ParameterList: { Parameters.Count: 0 } none }:
                edits.Replace(none.Span, Fresh);
                break;
            case ParenthesizedLambdaExpressionSyntax { ParameterList: var several }:
                edits.Insert(several.CloseParenToken.SpanStart, ", " + (several.Parameters[0].Type is null ? "" : "System.Threading.CancellationToken ") + Fresh);
                break;
        }
    }

    private static ParameterSyntax? TokenParameter(LambdaExpressionSyntax lambda, OptionSite site) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => new[] { simple.Parameter }.FirstOrDefault(p => IsToken(p, site)),
        ParenthesizedLambdaExpressionSyntax several => several.ParameterList.Parameters.FirstOrDefault(p => IsToken(p, site)),
        _ => null,
    };

    private static bool IsToken(ParameterSyntax parameter, OptionSite site) => site.Model.GetDeclaredSymbol(parameter, site.Cancellation) is IParameterSymbol { Type: var type } && TokenOrigin.IsToken(type);

    private static bool IsOuterToken(IdentifierNameSyntax name, LambdaExpressionSyntax lambda, OptionSite site) => name.Parent is not NameColonSyntax
        && site.Model.GetSymbolInfo(name, site.Cancellation).Symbol switch
        {
            ILocalSymbol local => TokenOrigin.IsToken(local.Type) && !IsInside(local, lambda),
            IParameterSymbol parameter => TokenOrigin.IsToken(parameter.Type) && !IsInside(parameter, lambda),
            IFieldSymbol field => TokenOrigin.IsToken(field.Type),
            IPropertySymbol { Name: not "None" } property => TokenOrigin.IsToken(property.Type),
            _ => false,
        };

    private static bool IsInside(ISymbol symbol, SyntaxNode lambda) => symbol.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == lambda.SyntaxTree && lambda.Span.Contains(r.Span));
}
