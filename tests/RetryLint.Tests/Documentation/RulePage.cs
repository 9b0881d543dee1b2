using System.Text.RegularExpressions;

namespace RetryLint.Tests.Documentation;

/// <summary>A page below docs/rules, as its readers see it.</summary>
internal sealed partial class RulePage
{
    private readonly Dictionary<string, string> sections;

    private RulePage(string id, string text)
    {
        Id = id;
        Text = text;
        sections = Heading().Split(text).Skip(1).Chunk(2).ToDictionary(s => s[0].Trim(), s => s[1]);
    }

    public static IEnumerable<string> Ids =>
        Directory.GetFiles(Folder, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public string Id { get; }

    public string Text { get; }

    public IEnumerable<string> Headings => sections.Keys;

    private static string Folder => Path.Combine(Root(AppContext.BaseDirectory), "docs", "rules");

    public static RulePage Open(string id) => new(id, File.ReadAllText(Path.Combine(Folder, id + ".md")));

    /// <summary>The fenced samples of a section.</summary>
    public IReadOnlyList<string> Samples(string heading, string language) =>
        Fence().Matches(sections[heading]).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["code"].Value).ToArray();

    /// <summary>A sample in which the comment with the id marks the keyword on its line, or the code that it names: <c>// RETRY2004 on new ArmClient</c>.</summary>
    public string Marked(string sample) => Mark(
        sample,
        $@"^(?<before>\s*)(?<what>\w+)(?<after>.*?) // {Id}$",
        $@"^(?<before>.*?)(?<what>\S.*?)(?<after>.*) // {Id} on \k<what>$");

    /// <summary>A sample of options in which a comment says whether the key or the value of its line is wrong.</summary>
    public string MarkedOptions(string sample) => Mark(
        sample,
        @"^(?<before>)(?<what>\S+)(?<after> = .*) # key$",
        @"^(?<before>\S+ = )(?<what>.*)(?<after>) # value$");

    private string Mark(string sample, params string[] patterns)
    {
        var marked = patterns.Aggregate(sample, (text, pattern) =>
            Regex.Replace(text, pattern, $$"""${before}{|{{Id}}:${what}|}${after}""", RegexOptions.Multiline));
        return marked != sample ? marked : throw new InvalidOperationException($"A flagged sample of {Id} has nothing that matches {string.Join(" or ", patterns)}.");
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "RetryLint.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
