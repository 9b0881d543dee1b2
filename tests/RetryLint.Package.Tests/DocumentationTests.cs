using RetryLint.DocGen;
using RetryLint.Rules;

namespace RetryLint.Package.Tests;

/// <summary>What DocGen generates is up to date, and DocGen notices when it is not.</summary>
public sealed class DocumentationTests : IDisposable
{
    private static readonly string[] Generated =
    [
        "README.md",
        "docs",
        "src/RetryLint.Package/build",
        "src/RetryLint.Package/buildTransitive",
        "src/RetryLint.Package/profiles",
        .. RefusalList.Sources.Select(s => s.Source),
    ];

    private readonly string copy = Directory.CreateTempSubdirectory("retrylint-docs-").FullName;

    public DocumentationTests()
    {
        foreach (var path in Generated)
        {
            Copy(path);
        }
    }

    public static TheoryData<string, string, string, string> Drifts => new()
    {
        { "docs/rules/RETRY1001.md", "has no limit", "has no end", "its block 'rule' is not what the rule book says" },
        { "docs/rules/RETRY1001.md", "disable RETRY1001", "disable RETRY1002", "its block 'suppress' is not what the rule book says" },
        { "docs/rules/RETRY1001.md", "| NoPolly |", "| NotPolly |", "its block 'refusals' is not what the rule book says" },
        { "docs/rules/RETRY1004.md", "<!-- generated: suppress -->", "", "has no block '<!-- generated: suppress --> … <!-- /generated -->'" },
        { "docs/options.md", "| `10` |", "| `11` |", "its block 'options' is not what the rule book says" },
        { "docs/options.md", "CA5364, ", "", "its block 'profiles' is not what the rule book says" },
        { "README.md", "| Info |", "| Warning |", "its block 'rules' is not what the rule book says" },
        { "src/RetryLint.Package/profiles/strict.globalconfig", "RETRY1001.severity = error", "RETRY1001.severity = warning", "is not what the rule book says" },
        { "src/RetryLint.Package/build/RetryLint.props", "\"RetryLintMaxDelay\"", "\"RetryLintMaxDelays\"", "its block 'options' is not what the rule book says" },
        { "src/RetryLint.Package/buildTransitive/RetryLint.targets", "!= 'audit'", "!= 'audits'", "its block 'profiles' is not what the rule book says" },
    };

    [Fact]
    public void Nothing_has_drifted() => Assert.Empty(new Documentation(Feed.Repository.Root, write: false).Update());

    [Theory]
    [MemberData(nameof(Drifts))]
    public void Drift_is_found(string file, string text, string instead, string what)
    {
        var before = File.ReadAllText(At(file));
        Assert.Contains(text, before, StringComparison.Ordinal);
        File.WriteAllText(At(file), before.Replace(text, instead));

        Assert.Equal([new Drift(file, what, Mended: false)], new Documentation(copy, write: false).Update());
    }

    [Fact]
    public void Drift_is_written_away_where_it_is_generated_and_nothing_else_changes()
    {
        var before = File.ReadAllText(At("docs/options.md"));
        File.WriteAllText(At("docs/options.md"), before.Replace("| `10` |", "| `11` |"));

        Assert.Equal(
            [new Drift("docs/options.md", "its block 'options' is not what the rule book says", Mended: true)],
            new Documentation(copy, write: true).Update());
        Assert.Equal(before, File.ReadAllText(At("docs/options.md")));
    }

    [Fact]
    public void A_rule_without_a_page_and_a_page_without_a_rule_are_drift()
    {
        File.Move(At("docs/rules/RETRY1001.md"), At("docs/rules/RETRY1999.md"));

        Assert.Equal(
            [
                "docs/rules/RETRY1001.md: is missing; write it by hand, DocGen fills its tables",
                "docs/rules/RETRY1999.md: documents a rule that the product does not have",
            ],
            new Documentation(copy, write: false).Update().Select(d => d.ToString()));
    }

    [Fact]
    public void Every_shipped_rule_is_in_every_profile_that_sets_severities() => Assert.All(
        Profile.All.Where(p => p.Severity is not null),
        profile =>
        {
            var file = File.ReadAllText(At("src/RetryLint.Package/" + ProfileFile.PathOf(profile)));
            Assert.All(Catalogue.Shipped, rule => Assert.Contains($"\ndotnet_diagnostic.{rule.Id}.severity = {profile.Severity}\n", file));
        });

    public void Dispose() => Directory.Delete(copy, recursive: true);

    private string At(string file) => Path.Combine(copy, file);

    private void Copy(string path)
    {
        var from = Feed.Repository.PathOf(path);
        foreach (var file in File.Exists(from) ? [from] : Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = At(Path.GetRelativePath(Feed.Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
