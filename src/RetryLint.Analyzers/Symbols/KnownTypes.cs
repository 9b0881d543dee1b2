using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Symbols;

/// <summary>The types of one compilation, looked up once each. The only door to type look-up.</summary>
internal sealed class KnownTypes(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, KnownType> found = new(StringComparer.Ordinal);

    public KnownType this[string metadataName] => found.GetOrAdd(metadataName, name => new KnownType(compilation, name));
}
