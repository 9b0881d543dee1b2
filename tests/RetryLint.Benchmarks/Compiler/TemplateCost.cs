using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers;

namespace RetryLint.Benchmarks.Compiler;

/// <summary>
/// What the scan of many templates adds to a build: the wall time of a compilation without code, files read from disk as the
/// compiler reads them. Every run reads anew; the median of several is printed. On a busy machine the processor time tells more.
/// </summary>
internal static class TemplateCost
{
    private const int Files = 5000;
    private const int Size = 20_000;
    private const int Runs = 5;

    public static async Task Print(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("retrylint-templates-").FullName;
        try
        {
            output.WriteLine($"| {Files} templates of {Size / 1000} kB | reported | added to the build | processor time |");
            output.WriteLine("|---|---|---|---|");
            output.WriteLine(await Row("ARM, a schema only", folder, ".json", Arm("https://contoso.example/a.sh")));
            output.WriteLine(await Row("ARM, one artifact in each", folder, ".json", Arm("https://raw.githubusercontent.com/a/b/main/a.sh")));
            output.WriteLine(await Row("Bicep, one artifact in each", folder, ".bicep", Bicep));
            output.WriteLine(await Row("scripts, one artifact in each", folder, ".sh", Script));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Row(string name, string folder, string ending, string content)
    {
        var paths = Enumerable.Range(0, Files).Select(i => Path.Combine(folder, $"template{i}{ending}")).ToArray();
        foreach (var path in paths)
        {
            await File.WriteAllTextAsync(path, content);
        }

        var runs = new List<(double Time, double Processor, int Count)>();
        for (var run = 0; run < Runs; run++)
        {
            runs.Add(await Once(paths));
        }

        return FormattableString.Invariant($"| {name} | {runs[0].Count} | {Median(runs.Select(r => r.Time)):F0} ms | {Median(runs.Select(r => r.Processor)):F0} ms |");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);

    private static async Task<(double Time, double Processor, int Count)> Once(string[] paths)
    {
        var options = new AnalyzerOptions(paths.Select(p => (AdditionalText)new FileText(p)).ToImmutableArray());
        var compilation = CSharpCompilation.Create("Templates", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var found = await compilation.WithAnalyzers([new TemplateAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds, found.Length);
    }

    private static string Arm(string script) => Filled(
        $$"""{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [""",
        """{ "type": "Microsoft.Network/networkInterfaces", "name": "[concat('nic', copyIndex())]", "properties": { "enabled": true } },""",
        $$"""{ "settings": { "fileUris": [ "{{script}}" ] } } ] }""");

    private static string Bicep => Filled(
        "targetScope = 'resourceGroup'", "param subnet string = 'default' // where the machines live", "var script = 'https://raw.githubusercontent.com/a/b/main/a.sh'");

    private static string Script => Filled("#!/bin/bash", "echo \"step $((step++))\" # say so", "curl -sSL https://aka.ms/contoso-tool -o tool");

    private static string Filled(string head, string line, string tail)
    {
        var text = new StringBuilder(head).Append('\n');
        while (text.Length < Size - tail.Length)
        {
            text.Append(line).Append('\n');
        }

        return text.Append(tail).ToString();
    }

    private sealed class FileText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            using var stream = File.OpenRead(path);
            return SourceText.From(stream);
        }
    }
}
