using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// Tells the types that hold tests, and all of a project that references a test framework: addresses in them are data, no
/// product waits for what they fetch, and what they make they make for a run.
/// </summary>
internal sealed class TestCode(Namespaces namespaces)
{
    private static readonly string[] Frameworks = ["Xunit", "NUnit.Framework", "Microsoft.VisualStudio.TestTools.UnitTesting", "TUnit.Core", "BenchmarkDotNet.Attributes"];

    /// <summary>The attributes themselves, where the framework is not there to be asked.</summary>
    private static readonly string[] Names = ["Fact", "Theory", "Test", "TestCase", "TestFixture", "TestClass", "TestMethod", "DataTestMethod"];

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> known = new(SymbolEqualityComparer.Default);
    private readonly Lazy<bool> isTestProject = new(() => Frameworks.Any(namespaces.IsReferenced));

    public bool Holds(ISymbol? symbol)
    {
        if (isTestProject.Value)
        {
            return true;
        }

        for (var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType; type is not null; type = type.ContainingType)
        {
            if (known.GetOrAdd(type, IsTest))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTest(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsMarked(current) || current.GetMembers().Any(IsMarked))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMarked(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && (type.TypeKind == TypeKind.Error ? Names.Contains(type.Name) : Frameworks.Any(f => type.ContainingNamespace.IsWithin(f))))
            {
                return true;
            }
        }

        return false;
    }
}
