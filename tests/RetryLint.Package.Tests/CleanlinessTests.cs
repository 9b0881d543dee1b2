using System.Text.Json;
using RetryLint.Package.Tests.Consumers;
using RetryLint.Package.Tests.Feed;
using RetryLint.Rules;

namespace RetryLint.Package.Tests;

/// <summary>
/// What the fixes write is taken as good code by the analyzers that most people have: none of them has more to say about the
/// sample after the fixes than before.
/// </summary>
public class CleanlinessTests
{
    private static readonly string[] Packs = ["SonarAnalyzer.CSharp", "Roslynator.Analyzers", "Meziantou.Analyzer", "Microsoft.CodeAnalysis.NetAnalyzers"];

    /// <summary>Findings that the fixes add on purpose.</summary>
    private static readonly Dictionary<string, string> Accepted = new()
    {
        ["S1075"] = "An address in the code: it was there before, but is not told of in a field. ArtifactMirrors takes it as the name that the mirrors know the artifact by.",
        ["S1994"] = "A counter in the head of a loop that has no condition: in place, the clause ends the loop, after what it did before.",
        ["RCS1236"] = "A check at the start of a clause instead of a filter: the other clauses of the loop get theirs behind what they log, and all look alike.",
    };

    public static TheoryData<string, string, string> Outputs => new()
    {
        { "pipelines", References.Runtime, "" },
        { "guarded retries", References.Runtime, "is_global = true\nretrylint.fix_style = guarded\n" },
        { "retries in place", References.RetryLint, "" },
    };

    [Theory]
    [MemberData(nameof(Outputs))]
    public async Task No_other_analyzer_has_more_to_say_after_the_fixes(string output, string references, string config)
    {
        var consumer = (await Consumer.Create())
            .Project("App", references + References.Of(["Azure.Identity", "Azure.ResourceManager.Compute", .. Packs]), "<OutputType>Exe</OutputType><AnalysisMode>Recommended</AnalysisMode><EnableNETAnalyzers>true</EnableNETAnalyzers>");
        foreach (var file in Directory.GetFiles(Repository.PathOf("samples/Before"), "*.cs"))
        {
            consumer.File("App/" + Path.GetFileName(file), await File.ReadAllTextAsync(file));
        }

        if (config.Length > 0)
        {
            consumer.File("App/.globalconfig", config);
        }

        var before = await Findings(consumer, "before");
        await Dotnet.Must(consumer.Folder, ["format", "analyzers", "App/App.csproj", "--no-restore", "--severity", "info", "--diagnostics", .. Catalogue.Shipped.Select(r => r.Id)]);
        var after = await Findings(consumer, "after");

        Assert.NotEmpty(before);
        Assert.True(after.Count(f => f.StartsWith("RETRY", StringComparison.Ordinal)) < before.Count(f => f.StartsWith("RETRY", StringComparison.Ordinal)), $"Nothing was fixed: {output}");
        var added = after.Where(f => !f.StartsWith("RETRY", StringComparison.Ordinal)).GroupBy(f => f)
            .Where(g => g.Count() > before.Count(f => f == g.Key) && !Accepted.ContainsKey(g.Key)).Select(g => $"{g.Key}: {before.Count(f => f == g.Key)} before, {g.Count()} after");
        Assert.Empty(added);
    }

    /// <summary>The ids of everything that is found in the sample, info included: those are in the log of the compiler only.</summary>
    private static async Task<IReadOnlyList<string>> Findings(Consumer consumer, string name)
    {
        await Dotnet.Must(consumer.Folder, "build", "App", "--no-incremental", $"-p:ErrorLog={name}.sarif%2cversion=2.1");
        using var log = JsonDocument.Parse(consumer.Read($"App/{name}.sarif"));
        return log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(r => r.TryGetProperty("locations", out var places) && !Uri(places).Contains("/obj/", StringComparison.Ordinal))
            .Select(r => r.GetProperty("ruleId").GetString()!).ToArray();
    }

    private static string Uri(JsonElement places) =>
        places[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
}
