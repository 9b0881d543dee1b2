using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.CodeFixes.Artifacts;

/// <summary>Finds the configuration that code at a place can ask.</summary>
internal static class Configurations
{
    private static readonly string[] Types =
        ["Microsoft.Extensions.Configuration.IConfiguration", "Microsoft.Extensions.Configuration.IConfigurationRoot", "Microsoft.Extensions.Configuration.IConfigurationSection", "Microsoft.Extensions.Configuration.ConfigurationManager"];

    /// <summary>The name of the nearest one; null where there is none, or where it cannot be used yet.</summary>
    public static string? At(AddressSite site)
    {
        if (site.Expression.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not null || site.Expression.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { Initializer: not null })
        {
            return null;
        }

        var position = site.Expression.SpanStart;
        var isStatic = site.Model.GetEnclosingSymbol(position) is { IsStatic: true };
        return site.Model.LookupSymbols(position)
            .Where(s => TypeOf(s) is { } type && Types.Any(t => type.Is(t)) && CanUse(s, isStatic, position))
            .OrderBy(s => s is IParameterSymbol or ILocalSymbol ? 0 : 1)
            .FirstOrDefault()?.Name;
    }

    private static bool CanUse(ISymbol symbol, bool isStatic, int position) => symbol switch
    {
        ILocalSymbol local => local.Locations[0].SourceSpan.End < position,
        IParameterSymbol => true,
        _ => symbol.IsStatic || !isStatic,
    };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        _ => null,
    };
}
