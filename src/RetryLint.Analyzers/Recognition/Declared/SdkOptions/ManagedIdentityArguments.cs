using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>
/// Which options the compilation hands to a <c>ManagedIdentityCredential</c>. Looks through all files, so it is only asked
/// where somebody sets a retry count on options that any credential may get.
/// </summary>
internal sealed class ManagedIdentityArguments(Compilation compilation, SemanticModels models)
{
    private const string TypeName = "ManagedIdentityCredential";
    private readonly Lazy<(HashSet<ISymbol> Symbols, HashSet<SyntaxNode> Creations)> found = new(() => Find(compilation, models));

    public bool Includes(OptionsSite site)
    {
        if (site.Options.Owner is not { } options)
        {
            return false;
        }

        var (symbols, creations) = found.Value;
        return (options.Variable is { } variable && symbols.Contains(variable.OriginalDefinition))
            || (options.Creation is { } creation && creations.Contains(creation))
            || IsHandedOn(options, site, symbols);
    }

    /// <summary>Given to a routine that makes the credential, or the result of one that is asked for its options.</summary>
    private static bool IsHandedOn(OptionsObject options, OptionsSite site, HashSet<ISymbol> symbols)
    {
        foreach (var operation in Origins.Root(site.Branch).DescendantsAndSelf())
        {
            var (value, receiver) = operation switch
            {
                IArgumentOperation { Parameter: { } parameter } argument => (argument.Value, parameter),
                IReturnOperation { ReturnedValue: { } returned } => (returned, EnclosingMember(operation)),
                _ => default((IOperation, ISymbol?)),
            };
            if (receiver is not null && symbols.Contains(receiver.OriginalDefinition) && options.IsSame(OptionsObjects.Of(value)))
            {
                return true;
            }
        }

        return false;
    }

    private static ISymbol? EnclosingMember(IOperation operation) =>
        operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) is IMethodSymbol method ? method.AssociatedSymbol ?? method : null;

    private static (HashSet<ISymbol> Symbols, HashSet<SyntaxNode> Creations) Find(Compilation compilation, SemanticModels models)
    {
        var symbols = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var creations = new HashSet<SyntaxNode>();
        foreach (var creation in compilation.SyntaxTrees.SelectMany(t => t.GetRoot().DescendantNodes()).Where(MakesCredential))
        {
            if (models.OperationOf(creation, CancellationToken.None) is IObjectCreationOperation made && made.Type.DerivesFrom(AzureTypes.ManagedIdentity))
            {
                foreach (var argument in made.Arguments)
                {
                    Add(argument.Value, symbols, creations);
                }
            }
        }

        return (symbols, creations);
    }

    private static void Add(IOperation value, HashSet<ISymbol> symbols, HashSet<SyntaxNode> creations)
    {
        value = Origins.Unwrap(value);
        switch (value)
        {
            case IObjectCreationOperation creation:
                creations.Add(creation.Syntax);
                break;
            case IInvocationOperation call:
                symbols.Add(call.TargetMethod.OriginalDefinition);
                break;
            case ICoalesceOperation coalesce:
                Add(coalesce.Value, symbols, creations);
                Add(coalesce.WhenNull, symbols, creations);
                break;
            default:
                if (Variables.OfAny(value) is { } variable)
                {
                    symbols.Add(variable.OriginalDefinition);
                }

                break;
        }
    }

    private static bool MakesCredential(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => EndsInTypeName(type),
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0, Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } } =>
            EndsInTypeName(declaration.Type),
        _ => false,
    };

    private static bool EndsInTypeName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText == TypeName,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText == TypeName,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText == TypeName,
        _ => false,
    };
}
