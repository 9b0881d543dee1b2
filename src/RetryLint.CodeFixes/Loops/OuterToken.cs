using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Facts;

namespace RetryLint.CodeFixes.Loops;

/// <summary>The cancellation tokens from outside that a loop uses.</summary>
/// <param name="Uses">Every name that stands for a token parameter or local of the code around the loop.</param>
/// <param name="Variable">The one that they all are; null where there are none or several.</param>
/// <param name="IsMember">Whether a field or property gives a token.</param>
internal sealed record OuterToken(IReadOnlyList<IdentifierNameSyntax> Uses, ISymbol? Variable, bool IsMember)
{
    public bool IsSeveral => Uses.Count > 0 && Variable is null;

    public static OuterToken In(LoopSite site)
    {
        var uses = new List<IdentifierNameSyntax>();
        var variables = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var isMember = false;
        foreach (var name in site.Statement.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => !IsLabel(n)))
        {
            switch (site.Model.GetSymbolInfo(name, site.Cancellation).Symbol)
            {
                case ILocalSymbol local when TokenOrigin.IsToken(local.Type) && IsOutside(local, site):
                    uses.Add(name);
                    variables.Add(local);
                    break;
                case IParameterSymbol parameter when TokenOrigin.IsToken(parameter.Type) && IsOutside(parameter, site):
                    uses.Add(name);
                    variables.Add(parameter);
                    break;
                case IFieldSymbol field:
                    isMember |= TokenOrigin.IsToken(field.Type);
                    break;
                case IPropertySymbol { Name: not "None" } property:
                    isMember |= TokenOrigin.IsToken(property.Type) && !IsOfInnerSource(name, site);
                    break;
            }
        }

        return new OuterToken(uses, variables.Count == 1 ? variables.First() : null, isMember);
    }

    /// <summary>The name of a parameter or property that gets a value.</summary>
    private static bool IsLabel(IdentifierNameSyntax name) =>
        name.Parent is NameColonSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } && name.Parent.GetFirstToken() == name.Identifier;

    /// <summary>The token of a source that the turn makes for itself.</summary>
    private static bool IsOfInnerSource(IdentifierNameSyntax name, LoopSite site) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax source }
        && site.Model.GetSymbolInfo(source, site.Cancellation).Symbol is ILocalSymbol local && !IsOutside(local, site);

    private static bool IsOutside(ISymbol variable, LoopSite site) =>
        variable.DeclaringSyntaxReferences.All(r => !site.Statement.Span.Contains(r.Span));
}
