using RetryLint.Rules;

namespace RetryLint.DocGen;

/// <summary>Everything that is generated from the rule book, and the pages that must exist because a rule does.</summary>
internal sealed class Documentation(string root, bool write)
{
    private const string Package = "src/RetryLint.Package/";
    private const string Pages = "docs/rules/";

    private readonly List<Drift> drifted = [];

    /// <summary>Finds what has drifted, and writes it where that is wanted and can be done.</summary>
    public IReadOnlyList<Drift> Update()
    {
        foreach (var profile in Profile.All)
        {
            Whole(Package + ProfileFile.PathOf(profile), ProfileFile.Of(profile));
        }

        Blocks(Package + "build/RetryLint.props", ("options", BuildAssets.VisibleProperties()));
        Blocks(Package + "buildTransitive/RetryLint.targets", ("profiles", BuildAssets.ProfileNames()), ("lists", BuildAssets.Lists()));
        Blocks("README.md", ("rules", RuleIndex.Of(Catalogue.Shipped, Pages)));
        Blocks("docs/options.md", ("options", OptionList.Options()), ("profiles", OptionList.Profiles()));
        foreach (var rule in Catalogue.Shipped)
        {
            Blocks(Pages + rule.Id + ".md", ("rule", RulePage.Head(rule)), ("suppress", RulePage.Suppress(rule)));
            Refusals(Pages + rule.Id + ".md");
        }

        PagesWithoutRule();
        return drifted;
    }

    /// <summary>Only the page of a rule that has a fix lists why there may be none.</summary>
    private void Refusals(string page)
    {
        foreach (var (block, source) in RefusalList.Sources)
        {
            if (File.Exists(Absolute(page)) && File.ReadAllText(Absolute(page)).Contains(Block.Opening(block), StringComparison.Ordinal))
            {
                Blocks(page, (block, RefusalList.Of(File.ReadAllText(Absolute(source)))));
            }
        }
    }

    private void PagesWithoutRule()
    {
        var shipped = Catalogue.Shipped.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var page in Directory.GetFiles(Absolute(Pages), "*.md").Order(StringComparer.Ordinal))
        {
            if (!shipped.Contains(Path.GetFileNameWithoutExtension(page)))
            {
                drifted.Add(new Drift(Pages + Path.GetFileName(page), "documents a rule that the product does not have", Mended: false));
            }
        }
    }

    private void Whole(string file, string text)
    {
        if (!File.Exists(Absolute(file)) || File.ReadAllText(Absolute(file)) != text)
        {
            Write(file, text, "is not what the rule book says");
        }
    }

    private void Blocks(string file, params (string Name, string Content)[] blocks)
    {
        if (!File.Exists(Absolute(file)))
        {
            drifted.Add(new Drift(file, "is missing; write it by hand, DocGen fills its tables", Mended: false));
            return;
        }

        var text = File.ReadAllText(Absolute(file));
        foreach (var (name, content) in blocks)
        {
            var block = new Block(text, name);
            if (!block.Exists)
            {
                drifted.Add(new Drift(file, $"has no block '{Block.Opening(name)} … {Block.Closing}'", Mended: false));
            }
            else if (block.With(content) is var updated && updated != text)
            {
                text = updated;
                Write(file, text, $"its block '{name}' is not what the rule book says");
            }
        }
    }

    private void Write(string file, string text, string what)
    {
        if (write)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Absolute(file))!);
            File.WriteAllText(Absolute(file), text);
        }

        drifted.Add(new Drift(file, what, Mended: write));
    }

    private string Absolute(string file) => Path.Combine(root, file);
}
