using System.Text;
using RetryLint.Analyzers.Artifacts.Templates;
using RetryLint.Rules;

namespace RetryLint.Tests.Artifacts;

/// <summary>Templates that somebody is typing, that are damaged, or that are very large.</summary>
public sealed class TornTemplateTests
{
    private const string Url = "https://raw.githubusercontent.com/a/b/main/x.sh";

    public static TheoryData<string, string> Wholes => new()
    {
        { "main.bicep", $"// c {Url}\nvar a = '''\n # {Url}\n curl {Url}\n'''\nvar b = [\n 'x ${{y['z']}} {Url}'\n '{Url}' /* c\n */ ]" },
        { "azuredeploy.json", "{ // c\n" + $$"""/* {{Url}} */ "fileUris": [ "{{Url}}" ], "commandToExecute": "sh -c \"curl {{Url}}\"\n", "a": "[concat('{{Url}}', 'x')]" }""" },
        { "main.tf", $"a = \"{Url}\" # c\nb = <<-EOF\n curl '{Url}\n EOF\nc = jsonencode({{ fileUris = [\"{Url}\"] }}) /* {Url}" },
        { "pipeline.yml", $"a:\n- {Url} # {Url}\n- script: |\n   curl \"{Url}\" \\\n    {Url}\n  fileUris:\n  - '{Url}'" },
        { "Dockerfile", $"ARG X={Url}\nADD {Url} /\nRUN <<EOF\ncurl $X ${{X}} {Url}\nEOF\n# {Url}" },
        { "setup.sh", $"x=$(curl \"$(echo {Url})\" | sh)\ncat <<'E'\n{Url}\nE\necho 'a; b' \"c | d\" {Url} && y='{Url}'; curl $y # {Url}" },
        { "setup.ps1", $"<# {Url} #>\n$x = @\"\n{Url}\n\"@\niwr (\"{Url}\" + '/') -OutFile `\n x; & {{ irm {Url} }} | iex" },
    };

    [Theory]
    [MemberData(nameof(Wholes))]
    public void A_template_may_end_or_begin_anywhere(string file, string text)
    {
        for (var i = 0; i <= text.Length; i++)
        {
            _ = Scan(file, text[..i]);
            _ = Scan(file, text[i..]);
        }

        Assert.NotEmpty(Scan(file, text));
    }

    [Theory]
    [InlineData("azuredeploy.json", "{ \"x\": \"y\", ", "\"fileUris\": [ \"" + Url + "\" ] }")]
    [InlineData("azuredeploy.json", "[[[[{{{{", "\"fileUris\": [ \"" + Url + "\" ] }")]
    [InlineData("main.bicep", "var a = '${b}' ", "\nvar s = '" + Url + "'")]
    [InlineData("main.tf", "a = \"${b}\" ", "\ns = \"" + Url + "\"")]
    [InlineData("pipeline.yml", "- a b ", "\n- script: curl " + Url)]
    [InlineData("setup.sh", "a=$(b) ", "\ncurl " + Url)]
    [InlineData("setup.ps1", "$a = (b) ", "\niwr " + Url)]
    public void Ten_megabytes_are_scanned_to_the_end(string file, string filling, string end)
    {
        var text = new StringBuilder(10_000_100);
        while (text.Length < 10_000_000)
        {
            text.Append(filling);
        }

        Assert.Equal([Url], Scan(file, text.Append(end).ToString()));
    }

    [Theory]
    [InlineData("azuredeploy.json", "\"a\": \"" + Url + "\", ")]
    [InlineData("azuredeploy.json", "curl " + Url + "\\n")]
    [InlineData("setup.sh", "curl " + Url + "; ")]
    [InlineData("setup.sh", "x=" + Url + "\n")]
    public void Thousands_of_addresses_do_not_stall_the_scan(string file, string filling)
    {
        var text = string.Concat(Enumerable.Repeat(filling, 10_000));

        _ = Scan(file, file.EndsWith("json", StringComparison.Ordinal) ? $"{{ \"script\": \"{text}" : text);
    }

    private static List<string> Scan(string file, string text) =>
        TemplateScan.Find(text, TemplateKinds.Of(file)!.Value, () => RetryLimits.Default).Select(u => text[u.Start..u.End]).ToList();
}
