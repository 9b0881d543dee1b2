using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>
/// Which delay strategies of the compilation pace a retry: the same type may pace a poll, where nobody needs jitter. Looks
/// through all files, so it is only asked about a strategy without jitter.
/// </summary>
internal sealed class RetryStrategies(Compilation compilation, SemanticModels models)
{
    /// <summary>Is the strategy made for a <c>RetryPolicy</c>?</summary>
    public bool Pace(INamedTypeSymbol strategy) => compilation.SyntaxTrees
        .SelectMany(t => t.GetRoot().DescendantNodes())
        .Any(n => n is ObjectCreationExpressionSyntax { Type: SimpleNameSyntax name } && name.Identifier.ValueText == strategy.Name && IsForRetry(n, strategy));

    private bool IsForRetry(SyntaxNode creation, INamedTypeSymbol strategy)
    {
        var made = models.OperationOf(creation, CancellationToken.None);
        if (made is null || !SymbolEqualityComparer.Default.Equals(made.Type, strategy))
        {
            return false;
        }

        var around = made.Parent;
        while (around is IConversionOperation)
        {
            around = around.Parent;
        }

        return around is IArgumentOperation { Parameter.ContainingType: { } owner } && owner.DerivesFrom(AzureTypes.RetryPolicy);
    }
}
