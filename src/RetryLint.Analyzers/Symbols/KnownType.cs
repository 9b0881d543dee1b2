using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// A type that is looked up by its full metadata name, in whichever assemblies hold it. Two assemblies may hold it at once
/// (Azure.Identity up to 1.20 beside Azure.Core from 1.53), so there may be several symbols for one name.
/// </summary>
internal readonly struct KnownType
{
    private readonly ImmutableArray<INamedTypeSymbol> symbols;

    public KnownType(Compilation compilation, string metadataName)
    {
#pragma warning disable RS0030 // The one place that may: all others ask KnownTypes.
        symbols = compilation.GetTypesByMetadataName(metadataName);
#pragma warning restore RS0030
    }

    public bool Exists => symbols.Length > 0;

    public bool Is(ITypeSymbol? type)
    {
        foreach (var symbol in symbols)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, type?.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsOrIsBaseOf(ITypeSymbol? type)
    {
        for (var current = type; current is not null && symbols.Length > 0; current = current.BaseType)
        {
            if (Is(current))
            {
                return true;
            }
        }

        return false;
    }
}
