using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// A type of a package that is not restored does not bind. Its name is still certain where the code writes it in full, or
/// where a using imports the namespace that holds a type of that name.
/// </summary>
internal static class UnboundNames
{
    private const string Global = "global::";

    public static bool Is(ITypeSymbol type, string fullName, SyntaxNode place)
    {
        if (type.TypeKind != TypeKind.Error || !fullName.EndsWith(type.Name, StringComparison.Ordinal) || type.Name.Length == 0)
        {
            return false;
        }

        var space = fullName.Length == type.Name.Length ? "" : fullName.Substring(0, fullName.Length - type.Name.Length - 1);
        return fullName.EndsWith("." + type.Name, StringComparison.Ordinal) && (IsWritten(place, fullName) || Imports(place, space));
    }

    /// <summary>A name as it stands, without <c>global::</c>.</summary>
    public static string Written(NameSyntax name)
    {
        var text = name.ToString();
        return text.StartsWith(Global, StringComparison.Ordinal) ? text.Substring(Global.Length) : text;
    }

    private static bool IsWritten(SyntaxNode place, string fullName) =>
        place.DescendantNodes().OfType<QualifiedNameSyntax>().Any(n => Written(n) == fullName);

    private static bool Imports(SyntaxNode place, string space) => place.AncestorsAndSelf().Any(a => a switch
    {
        CompilationUnitSyntax file => file.Usings.Any(u => u is { Alias: null, Name: { } name } && Written(name) == space),
        BaseNamespaceDeclarationSyntax declaration => declaration.Usings.Any(u => u is { Alias: null, Name: { } name } && Written(name) == space),
        _ => false,
    });
}
