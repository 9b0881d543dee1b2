using System.Reflection;

namespace RetryLint.Package.Tests.Feed;

internal static class Repository
{
    public static string Root { get; } = DocGen.Repository.Root();

    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;

    public static string PathOf(string file) => Path.Combine(Root, file);
}
