using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Options;

/// <summary>A policy that is only a retry: what it runs can run without it, and the variable that holds it goes.</summary>
/// <param name="Holder">The field or local declaration.</param>
/// <param name="Runs">The calls that run something through it.</param>
internal sealed record UnwrappedRetry(SyntaxNode Holder, IReadOnlyList<UnwrappedRun> Runs)
{
    /// <summary>Null where something else is done with it too, or what it runs is more than one expression.</summary>
    public static UnwrappedRetry? Of(RetryDeclaration declaration, OptionSite site)
    {
        var declarator = site.Node.FirstAncestorOrSelf<VariableDeclaratorSyntax>();
        if (declaration.Work.Escapes || declaration.Stack.MayHoldMore || declaration.Stack.Strategies.Count != 1
            || declarator?.Parent is not VariableDeclarationSyntax { Variables.Count: 1, Parent: { } holder } || holder is not (FieldDeclarationSyntax or LocalDeclarationStatementSyntax)
            || site.Model.GetDeclaredSymbol(declarator, site.Cancellation) is not { DeclaredAccessibility: Accessibility.Private or Accessibility.NotApplicable } variable
            || holder.GetLeadingTrivia().Any(t => t.ToString().Trim().Length > 0))
        {
            return null;
        }

        var runs = declaration.Work.Executions.Select(e => UnwrappedRun.Of(e, site)).ToList();
        var names = (holder.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? site.Model.SyntaxTree.GetRoot()).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Count(n => n.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(n, site.Cancellation).Symbol, variable));
        return runs.Count > 0 && names == runs.Count && runs.All(r => r is not null) ? new UnwrappedRetry(holder, runs!) : null;
    }

    public void Write(Edits edits)
    {
        edits.RemoveStatement(Holder);
        foreach (var run in Runs)
        {
            run.Write(edits);
        }
    }
}

/// <summary>One call, and the expression that it runs.</summary>
/// <param name="Call">The call.</param>
/// <param name="Work">What it runs, without a wait of its own.</param>
/// <param name="Uses">Where that names the token that Polly hands it.</param>
/// <param name="Token">The token that Polly is handed; null where it is none.</param>
internal sealed record UnwrappedRun(InvocationExpressionSyntax Call, ExpressionSyntax Work, IReadOnlyList<IdentifierNameSyntax> Uses, ExpressionSyntax? Token, ITypeSymbol? TokenType)
{
    public static UnwrappedRun? Of(IOperation execution, OptionSite site)
    {
        if (execution.Syntax is not InvocationExpressionSyntax call || call.SyntaxTree != site.Model.SyntaxTree
            || call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not LambdaExpressionSyntax { ExpressionBody: { } body } lambda
            || call.DescendantTrivia().Any(t => t.IsDirective || t.ToString().StartsWith("/", StringComparison.Ordinal)))
        {
            return null;
        }

        var parameters = lambda is SimpleLambdaExpressionSyntax simple ? [simple.Parameter] : ((ParenthesizedLambdaExpressionSyntax)lambda).ParameterList.Parameters.ToList();
        var symbols = parameters.Select(p => site.Model.GetDeclaredSymbol(p, site.Cancellation)).OfType<IParameterSymbol>().ToList();
        if (symbols.Count > 1 || symbols.Any(s => !TokenOrigin.IsToken(s.Type)))
        {
            return null;
        }

        var uses = body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(n => symbols.Any(s => SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(n, site.Cancellation).Symbol, s))).ToList();
        var token = call.ArgumentList.Arguments.Skip(1).Select(a => a.Expression).FirstOrDefault(a => TokenOrigin.IsToken(site.Model.GetTypeInfo(a, site.Cancellation).ConvertedType));
        var isPlain = token is null or IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or ThisExpressionSyntax };
        return !isPlain || call.ArgumentList.Arguments.Count > (token is null ? 1 : 2) ? null
            : new UnwrappedRun(call, body is AwaitExpressionSyntax wait ? wait.Expression : body, uses, token, symbols.FirstOrDefault()?.Type);
    }

    public void Write(Edits edits)
    {
        edits.Remove(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(Call.SpanStart, Work.SpanStart));
        foreach (var use in Uses)
        {
            edits.Replace(use.Span, Token?.ToString() ?? edits.Name(TokenType!) + ".None");
        }

        edits.Remove(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(Work.Span.End, Call.Span.End));
    }
}
