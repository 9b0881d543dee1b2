using System.Text.RegularExpressions;

namespace RetryLint.Package.Tests.Consumers;

/// <summary>What a build printed, and what it reported.</summary>
internal sealed partial class BuildResult(int exitCode, string output, string folder)
{
    public int ExitCode => exitCode;

    public string Output => output;

    /// <summary>Every warning and error, each once: <c>App/Code.cs(5) warning RETRY1001</c>, or without the place where there is none.</summary>
    public IReadOnlyList<string> Reports { get; } = Diagnostic().Matches(output)
        .Select(m => $"{Place(m, folder)}{m.Groups["severity"].Value} {m.Groups["id"].Value}")
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ToArray();

    /// <summary>The messages of one id, each once.</summary>
    public IReadOnlyList<string> Messages(string id) => Diagnostic().Matches(output)
        .Where(m => m.Groups["id"].Value == id)
        .Select(m => m.Groups["message"].Value)
        .Distinct()
        .ToArray();

    public void Reported(params string[] expected)
    {
        if (!expected.Order(StringComparer.Ordinal).SequenceEqual(Reports))
        {
            Assert.Fail($"expected:\n{string.Join("\n", expected)}\nreported:\n{string.Join("\n", Reports)}\n\n{output}");
        }
    }

    public void Succeeded() => Assert.True(exitCode == 0, output);

    public void Broke() => Assert.True(exitCode != 0, output);

    private static string Place(Match match, string folder)
    {
        var file = match.Groups["file"].Value;
        return file.StartsWith(folder, StringComparison.Ordinal) ? $"{Path.GetRelativePath(folder, file).Replace('\\', '/')}({match.Groups["line"].Value}) " : "";
    }

    [GeneratedRegex(@"^\s*(?<file>.+?)(?:\((?<line>\d+),\d+\))?\s*: (?<severity>warning|error) (?<id>[A-Z]+\d+): (?<message>.*?)(?: \(https://[^)]*\))?(?: \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Diagnostic();
}
