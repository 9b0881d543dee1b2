namespace RetryLint.DocGen;

internal static class Repository
{
    private const string Solution = "RetryLint.sln";

    /// <summary>The folder of the solution, looked for upwards from the current folder and from this program.</summary>
    public static string Root() =>
        Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory)
            ?? throw new InvalidOperationException($"No folder above this one has a {Solution}.");

    private static string? Above(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, Solution)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
