using Microsoft.CodeAnalysis;

namespace RetryLint.CodeFixes.Loops;

/// <summary>How a type writes the names of its private static fields.</summary>
internal sealed record FieldStyle(string Prefix, bool IsCamelCase)
{
    private static readonly FieldStyle Pascal = new("", false);

    /// <summary>The style of the first such field; where there is none, a capital letter.</summary>
    public static FieldStyle Of(INamedTypeSymbol type)
    {
        var field = type.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(f => f is { IsStatic: true, IsConst: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Private });
        return field?.Name switch
        {
            null => Pascal,
            var name when name.StartsWith("s_", StringComparison.Ordinal) => new FieldStyle("s_", true),
            var name when name.StartsWith("_", StringComparison.Ordinal) => new FieldStyle("_", true),
            var name when char.IsLower(name[0]) => new FieldStyle("", true),
            _ => Pascal,
        };
    }

    public string Apply(string name)
    {
        var first = IsCamelCase ? char.ToLowerInvariant(name[0]) : char.ToUpperInvariant(name[0]);
        return Prefix + first + name.Substring(1);
    }
}
