using System.Text.RegularExpressions;
using RetryLint.Package.Tests.Consumers;
using RetryLint.Package.Tests.Feed;

namespace RetryLint.Package.Tests;

/// <summary>A new user follows the README in an empty folder, word for word.</summary>
public partial class ReadmeTests
{
    [Fact]
    public async Task From_nothing_to_a_broken_build_to_a_clean_one()
    {
        var (commands, code) = Read("From nothing to a broken build to a clean one");
        var user = (await Consumer.Create()).File("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>$(MSBuildThisFileDirectory)../../packages</RestorePackagesPath>
              </PropertyGroup>
            </Project>
            """);

        var results = new List<string>();
        foreach (var command in commands)
        {
            if (command == "cd Prices")
            {
                continue;
            }

            var (exitCode, output) = await Dotnet.Run(Where(user, command), command.Split(' ')[1..]);
            string[] seen = [exitCode == 0 ? "succeeds" : "fails", .. new BuildResult(exitCode, output, user.Folder).Reports];
            results.Add($"{command}: {string.Join(", ", seen)}");
            user.File("Prices/Class1.cs", command.Contains("add package", StringComparison.Ordinal) ? code : user.Read("Prices/Class1.cs"));
        }

        Assert.Equal(
            [
                "dotnet new classlib -n Prices: succeeds",
                "dotnet add package RetryLint: succeeds",
                "dotnet build -p:RetryLintMode=Strict: fails, Prices/Class1.cs(7) error RETRY1001",
                "dotnet format analyzers --diagnostics RETRY1001: succeeds",
                "dotnet build -p:RetryLintMode=Strict: succeeds",
            ],
            results);
    }

    private static string Where(Consumer user, string command) =>
        command.StartsWith("dotnet new", StringComparison.Ordinal) ? user.Folder : Path.Combine(user.Folder, "Prices");

    private static (IReadOnlyList<string> Commands, string Code) Read(string heading)
    {
        var text = File.ReadAllText(Repository.PathOf("README.md"));
        var section = text[text.IndexOf("## " + heading, StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 3, StringComparison.Ordinal)];
        var fences = Fence().Matches(section);
        var commands = fences.Where(f => f.Groups["language"].Value.Length == 0).SelectMany(f => f.Groups["text"].Value.Trim().Split('\n'));
        return (commands.ToArray(), Assert.Single(fences, f => f.Groups["language"].Value == "csharp").Groups["text"].Value);
    }

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
