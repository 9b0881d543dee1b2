namespace RetryLint.Runtime.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_api_files_list_exactly_what_is_public()
    {
        var folder = Path.Combine(Repository.Root, "src", "RetryLint.Runtime");
        var listed = Lines(folder, "PublicAPI.Shipped.txt").Concat(Lines(folder, "PublicAPI.Unshipped.txt")).OrderBy(l => l, StringComparer.Ordinal);

        Assert.Equal(string.Join('\n', listed), string.Join('\n', ApiText.Of(typeof(RetryBudget).Assembly)));
    }

    [Fact]
    public void No_type_of_the_rule_book_is_public() =>
        Assert.DoesNotContain(typeof(RetryBudget).Assembly.GetExportedTypes(), t => t.Namespace != "RetryLint");

    private static IEnumerable<string> Lines(string folder, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        Assert.Equal("#nullable enable", lines[0]);
        return lines.Skip(1).Where(l => l.Length > 0);
    }
}
