using System.Runtime.CompilerServices;

namespace RetryLint.Runtime.Tests;

/// <summary>Where the sources are that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(File.Exists(here) ? here : AppContext.BaseDirectory + "x")!;
        while (!File.Exists(Path.Combine(folder, "RetryLint.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests must run inside the repository.");
        }

        return folder;
    }
}
