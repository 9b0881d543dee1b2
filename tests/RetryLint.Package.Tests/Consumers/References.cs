namespace RetryLint.Package.Tests.Consumers;

/// <summary>References as a project file writes them.</summary>
internal static class References
{
    public const string RetryLint = """<PackageReference Include="RetryLint" Version="0.1.0" />""";

    public const string Runtime = """<PackageReference Include="RetryLint.Runtime" Version="0.1.0" />""";

    /// <summary>Packages in the versions that this repository uses itself.</summary>
    public static string Of(params string[] names)
    {
        var versions = System.Xml.Linq.XDocument.Load(Feed.Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion");
        return string.Concat(names.Select(name =>
            $"""<PackageReference Include="{name}" Version="{versions.First(v => v.Attribute("Include")?.Value == name).Attribute("Version")!.Value}" />"""));
    }

    public static string Package(string name) => $"""<PackageReference Include="{name}" Version="1.0.0" />""";

    public static string Project(string name) => $"""<ProjectReference Include="../{name}/{name}.csproj" />""";
}
