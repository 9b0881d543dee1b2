using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RetryLint.Verifier;

/// <summary>Named sets of references, from the lists that the build writes next to the tests. Each file is read once.</summary>
internal static class ReferenceSets
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "references");
    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> s_files = new();
    private static readonly ConcurrentDictionary<string, ImmutableArray<MetadataReference>> s_sets = new();

    public static ImmutableArray<MetadataReference> Get(string name) => s_sets.GetOrAdd(name, Read);

    private static ImmutableArray<MetadataReference> Read(string name)
    {
        var list = Path.Combine(s_folder, name + ".txt");
        if (!File.Exists(list))
        {
            var known = Directory.GetFiles(s_folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Order();
            throw new VerificationException($"There is no reference set '{name}'; known are: {string.Join(", ", known)}.");
        }

        return [.. File.ReadLines(list).Where(line => line.Length > 0).Select(Load)];
    }

    private static MetadataReference Load(string path) =>
        s_files.GetOrAdd(path, file => new Lazy<MetadataReference>(() => MetadataReference.CreateFromFile(file))).Value;
}
