using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>
/// Names a pipeline after its method. Depends on nothing but the type as it is, over all its parts: so fixing all loops at
/// once, document by document, gives the names that fixing them one by one gives.
/// </summary>
internal static class FieldName
{
    public static string Choose(LoopSite site, INamedTypeSymbol type)
    {
        var parts = type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(site.Cancellation)).OfType<TypeDeclarationSyntax>()
            .OrderBy(p => p.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(p => p.SpanStart).ToList();
        var stem = Stem(site.Statement);
        var hasClauses = HasClauses(site.Statement);
        var rank = parts.SelectMany(p => p.DescendantNodes().OfType<StatementSyntax>().Where(s => IsCandidate(s, p, hasClauses) && Stem(s) == stem))
            .TakeWhile(s => s != site.Statement).Count();
        var used = new HashSet<string>(parts.SelectMany(p => p.DescendantTokens()).Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText), StringComparer.Ordinal);
        var styled = FieldStyle.Of(type).Apply(stem);
        var position = site.Statement.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.OpenBraceToken.Span.End;
        return new[] { styled }.Concat(FreshNames.Numbered(styled))
            .Where(n => !used.Contains(n) && site.Model.LookupSymbols(position, name: n).IsEmpty)
            .ElementAt(rank);
    }

    /// <summary>Only the loops that might get a pipeline take part in the numbering: without clauses that could be any of them.</summary>
    private static bool IsCandidate(StatementSyntax statement, TypeDeclarationSyntax part, bool hasClauses) =>
        statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax && (!hasClauses || HasClauses(statement))
        && statement.FirstAncestorOrSelf<TypeDeclarationSyntax>() == part;

    private static bool HasClauses(StatementSyntax loop) => loop.DescendantNodes().OfType<CatchClauseSyntax>().Any();

    private static string Stem(StatementSyntax loop)
    {
        var name = NameOf(loop);
        name = name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
        var suffix = name.EndsWith("Retry", StringComparison.Ordinal) || name.EndsWith("Retries", StringComparison.Ordinal) ? "Pipeline" : "Retry";
        return name + suffix;
    }

    private static string NameOf(SyntaxNode loop)
    {
        foreach (var node in loop.Ancestors())
        {
            switch (node)
            {
                case LocalFunctionStatementSyntax function:
                    return function.Identifier.ValueText;
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText;
                case PropertyDeclarationSyntax property:
                    return property.Identifier.ValueText;
                case EventDeclarationSyntax @event:
                    return @event.Identifier.ValueText;
                case VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field:
                    return field.Identifier.ValueText.TrimStart('_');
                case TypeDeclarationSyntax type:
                    return type.Identifier.ValueText;
            }
        }

        return "Operation";
    }
}
