using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using RetryLint.Package.Tests.Feed;

namespace RetryLint.Package.Tests;

public class AnalyzerAssemblyTests
{
    /// <summary>What the oldest host ships: a reference above that makes it skip the assembly, often without a word.</summary>
    private static readonly Dictionary<string, Version> Floor = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 5, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 5, 0, 0),
        ["System.Collections.Immutable"] = new(6, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Composition.AttributedModel"] = new(6, 0, 0, 0),
        ["RetryLint.Analyzers"] = new(0, 1, 0, 0),
    };

    [Theory]
    [InlineData("RetryLint.Analyzers.dll")]
    [InlineData("RetryLint.CodeFixes.dll")]
    public async Task A_shipped_assembly_references_nothing_that_the_floor_does_not_ship(string file)
    {
        using var assembly = await Open(file);
        var metadata = assembly.GetMetadataReader();
        var above = metadata.AssemblyReferences
            .Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())
            .Where(reference => !Floor.TryGetValue(reference.Name!, out var most) || reference.Version > most);

        Assert.Empty(above.Select(reference => reference.FullName));
    }

    [Theory]
    [InlineData("RetryLint.Analyzers.dll")]
    [InlineData("RetryLint.CodeFixes.dll")]
    public async Task A_shipped_assembly_carries_its_symbols(string file)
    {
        using var assembly = await Open(file);

        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    private static async Task<PEReader> Open(string file) =>
        new(new MemoryStream((await PackedFeed.Get()).Open("RetryLint.0.1.0.nupkg").Read("analyzers/dotnet/cs/" + file)));
}
