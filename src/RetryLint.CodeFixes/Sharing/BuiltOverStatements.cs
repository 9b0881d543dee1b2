using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Sharing;

/// <summary>A pipeline whose builder is a variable that statement after statement adds to before it builds.</summary>
/// <param name="Declaration">The variable of the builder.</param>
/// <param name="Additions">The statements that add something, in their order.</param>
/// <param name="Build">The call that builds.</param>
/// <param name="Result">The variable that holds the pipeline; null where it is used at once.</param>
internal sealed record BuiltOverStatements(
    LocalDeclarationStatementSyntax Declaration, IReadOnlyList<ExpressionStatementSyntax> Additions, InvocationExpressionSyntax Build, LocalDeclarationStatementSyntax? Result)
{
    /// <summary>Null where something else is done with the builder, or in between.</summary>
    public static BuiltOverStatements? At(FoundSite site)
    {
        if (site.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax builder } }
            || builder.Parent?.Parent is not LocalDeclarationStatementSyntax { Parent: BlockSyntax block, Declaration.Variables.Count: 1 } declaration
            || site.Model.GetDeclaredSymbol(builder, site.Cancellation) is not { } variable)
        {
            return null;
        }

        var uses = Uses(variable, block, site);
        var additions = uses.Select(u => Addition(u, block)).OfType<ExpressionStatementSyntax>().ToList();
        var builds = uses.Select(BuildOf).OfType<InvocationExpressionSyntax>().ToList();
        return builds.Count == 1 && additions.Count == uses.Count - 1 && additions.All(a => a.SpanStart < builds[0].SpanStart)
            && builds[0].Ancestors().TakeWhile(a => a != block).All(a => a is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            ? new BuiltOverStatements(declaration, additions, builds[0], ResultOf(builds[0], block))
            : null;
    }

    public ExpressionSyntax Creation => Declaration.Declaration.Variables[0].Initializer!.Value;

    /// <summary>What must not depend on the call.</summary>
    public IEnumerable<ExpressionSyntax> Parts => Additions.SelectMany(a => a.DescendantNodes(n => n is not ArgumentSyntax).OfType<ArgumentSyntax>()).Select(a => a.Expression).Append(Creation);

    /// <summary>The pipeline as one expression, to stand on lines of this indentation.</summary>
    public string Text(string indent, Layout layout)
    {
        var made = Creation is ImplicitObjectCreationExpressionSyntax ? $"new {Declaration.Declaration.Type}()" : Creation.ToString();
        var added = Additions.Select(a => Added(a, indent + layout.Unit, layout));
        return made + string.Concat(added.Append(".Build()").Select(a => layout.NewLine + indent + layout.Unit + a));
    }

    /// <summary>Names the field where the pipeline was built.</summary>
    public void Replace(string field, FoundSite site, Edits edits)
    {
        foreach (var statement in Additions.Cast<StatementSyntax>().Append(Declaration))
        {
            edits.RemoveStatement(statement);
        }

        if (Result is null || site.Model.GetDeclaredSymbol(Result.Declaration.Variables[0], site.Cancellation) is not { } variable)
        {
            edits.Replace(Build.Span, field);
            return;
        }

        edits.RemoveStatement(Result);
        foreach (var use in Uses(variable, (BlockSyntax)Result.Parent!, site))
        {
            edits.Replace(use.Span, field);
        }
    }

    /// <summary>Does a comment or directive stand with what would move?</summary>
    public bool HasComment => Additions.Cast<StatementSyntax>().Append(Declaration).Concat(Result is null ? [] : [Result])
        .Any(s => s.GetLeadingTrivia().Concat(s.GetTrailingTrivia()).Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia)) || s.DescendantTrivia().Any(t => t.IsDirective));

    public bool HasTextOverLines => Additions.Any(a => a.DescendantTokens().Any(t => t.Text.IndexOf('\n') >= 0));

    /// <summary>The calls that follow the name of the builder.</summary>
    private string Added(ExpressionStatementSyntax addition, string indent, Layout layout)
    {
        var name = addition.DescendantNodes().OfType<IdentifierNameSyntax>().First(n => n.Identifier.ValueText == Declaration.Declaration.Variables[0].Identifier.ValueText);
        var old = layout.IndentAt(name.GetLastToken().GetNextToken().SpanStart);
        var calls = addition.SyntaxTree.GetText().ToString(TextSpan.FromBounds(name.Span.End, addition.Expression.Span.End)).TrimStart();
        return string.Join(layout.NewLine, calls.Split([layout.NewLine], StringSplitOptions.None)
            .Select((line, i) => i == 0 ? line : indent + (line.StartsWith(old, StringComparison.Ordinal) ? line.Substring(old.Length) : line.TrimStart())));
    }

    private static List<IdentifierNameSyntax> Uses(ISymbol variable, SyntaxNode block, FoundSite site) => block.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(n => n.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(n, site.Cancellation).Symbol, variable)).ToList();

    private static ExpressionStatementSyntax? Addition(IdentifierNameSyntax use, BlockSyntax block)
    {
        ExpressionSyntax chain = use;
        while (chain.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == chain)
        {
            chain = call;
        }

        return chain != use && chain.Parent is ExpressionStatementSyntax statement && statement.Parent == block ? statement : null;
    }

    private static InvocationExpressionSyntax? BuildOf(IdentifierNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } build } ? build : null;

    private static LocalDeclarationStatementSyntax? ResultOf(InvocationExpressionSyntax build, BlockSyntax block) =>
        build.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax local } } } && local.Parent == block ? local : null;
}
