using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Facts;

namespace RetryLint.CodeFixes.Loops;

/// <summary>The cancellation tokens from outside that a loop uses.</summary>
/// <param name="Uses">Every name that stands for a token parameter or local of the code around the loop.</param>
/// <param name="Variable">The one that they all are; null where there are none or several.</param>
/// <param name="IsMember">Whether a field or property gives a token.</param>
internal sealed record OuterToken(IReadOnlyList<ExpressionSyntax> Uses, ISymbol? Variable, bool IsMember)
{
    /// <summary>How the code names it; null where there is none.</summary>
    public string? Text => Variable?.Name ?? (Member.Length > 0 ? Member : null);

    /// <summary>The member that gives all tokens, where it is one that never changes.</summary>
    public string Member { get; init; } = "";

    public bool IsSeveral => Uses.Count > 0 && Text is null;

    public static OuterToken In(LoopSite site)
    {
        var uses = new List<ExpressionSyntax>();
        var members = new List<ExpressionSyntax?>();
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
                    isMember |= Note(TokenOrigin.IsToken(field.Type), name, site, members);
                    break;
                case IPropertySymbol { Name: not "None" } property:
                    isMember |= Note(TokenOrigin.IsToken(property.Type) && !IsOfInnerSource(name, site), name, site, members);
                    break;
            }
        }

        if (isMember && variables.Count == 0 && members.All(m => m is not null) && members.Select(m => m!.ToString()).Distinct().Count() == 1)
        {
            return new OuterToken(members!, null, false) { Member = members[0]!.ToString() };
        }

        return new OuterToken(uses, variables.Count == 1 ? variables.First() : null, isMember);
    }

    private static bool Note(bool isToken, IdentifierNameSyntax name, LoopSite site, List<ExpressionSyntax?> members)
    {
        if (isToken)
        {
            members.Add(Whole(name, site));
        }

        return isToken;
    }

    /// <summary>The whole expression that names the member; null where parts of it may change.</summary>
    private static ExpressionSyntax? Whole(IdentifierNameSyntax name, LoopSite site)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
        return whole.DescendantNodesAndSelf().All(n => n is MemberAccessExpressionSyntax or ThisExpressionSyntax
            || (n is IdentifierNameSyntax part && site.Model.GetSymbolInfo(part, site.Cancellation).Symbol is
                IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } or IParameterSymbol or ILocalSymbol { IsFixed: false }))
            ? whole
            : null;
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
