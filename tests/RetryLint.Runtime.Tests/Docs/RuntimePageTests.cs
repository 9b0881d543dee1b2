namespace RetryLint.Runtime.Tests;

/// <summary>
/// docs/runtime.md shows code that runs: every block of C# on the page is a snippet, and every snippet is a part of a test.
/// </summary>
public class RuntimePageTests
{
    private const string Fence = "```csharp";
    private const string Begin = "// snippet: ";
    private const string End = "// end of snippet";
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "runtime.md"));

    [Fact]
    public void Every_block_of_the_page_is_the_text_of_a_test_and_every_snippet_is_on_the_page()
    {
        var shown = OnPage().ToDictionary(s => s.Name, s => s.Text);
        var run = InTests().ToDictionary(s => s.Name, s => s.Text);

        Assert.Equal(run.Keys.Order(StringComparer.Ordinal), shown.Keys.Order(StringComparer.Ordinal));
        Assert.All(run, snippet => Assert.Equal(snippet.Value, shown[snippet.Key]));
    }

    [Fact]
    public void Every_block_of_the_page_has_a_name() =>
        Assert.Equal(Page.Split(Fence).Length - 1, Page.Split("-->\n" + Fence).Length - 1);

    [Fact]
    public void A_feature_is_shown_in_about_ten_lines() =>
        Assert.All(OnPage(), snippet => Assert.InRange(snippet.Text.Split('\n').Length, 1, 12));

    private static IEnumerable<(string Name, string Text)> OnPage() =>
        from part in Page.Split("<!-- snippet: ").Skip(1)
        let name = part[..part.IndexOf(" -->", StringComparison.Ordinal)]
        let code = part[(part.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length + 1)..]
        select (name, code[..code.IndexOf("\n```", StringComparison.Ordinal)]);

    private static IEnumerable<(string Name, string Text)> InTests() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "RetryLint.Runtime.Tests", "Docs"), "*Snippets.cs")
        from part in File.ReadAllText(file).Split(Begin).Skip(1)
        let lines = part.Split('\n')
        let body = lines.Skip(1).TakeWhile(l => l.Trim() != End).ToArray()
        select (lines[0], string.Join('\n', Dedent(body)));

    private static IEnumerable<string> Dedent(string[] lines)
    {
        var indent = lines.Where(l => l.Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return lines.Select(l => l.Length == 0 ? l : l[indent..]);
    }
}
