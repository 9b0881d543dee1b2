using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RetryLint.Analyzers.Policy;

namespace RetryLint.Tests.Policy;

public class LimitsGeneratorTests
{
    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is "System.Runtime.dll" or "System.Private.CoreLib.dll")
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private static readonly MetadataReference Shim = CSharpCompilation.Create("RetryLint.Runtime", [], Framework).ToMetadataReference();

    public static TheoryData<string, (string Key, string Value)[], string> Configurations => new()
    {
        { "nothing", [], "10 3 00:02:00 00:01:00 false" },
        { "keys", [("retrylint.max_retries", "4"), ("retrylint.max_total_time", "00:00:30")], "4 3 00:00:30 00:01:00 false" },
        { "properties", [("build_property.RetryLintMaxUnbudgetedRetries", "2"), ("build_property.RetryLintCancellationIsLimit", "true")], "10 2 00:02:00 00:01:00 true" },
        { "a key wins over a property", [("build_property.RetryLintMaxDelay", "00:00:10"), ("retrylint.max_delay", "00:00:20")], "10 3 00:02:00 00:00:20 false" },
        { "empty properties", [("build_property.RetryLintMaxRetries", "")], "10 3 00:02:00 00:01:00 false" },
        { "blanks", [("retrylint.max_retries", " 7 ")], "7 3 00:02:00 00:01:00 false" },
        { "a value that does not parse", [("retrylint.max_retries", "many\")]")], "10 3 00:02:00 00:01:00 false" },
        { "options of other concerns", [("retrylint.fix_style", "guarded")], "10 3 00:02:00 00:01:00 false" },
    };

    [Theory]
    [MemberData(nameof(Configurations))]
    public void The_limits_of_the_build_are_in_the_assembly(string name, (string Key, string Value)[] options, string expected)
    {
        var compilation = Run(Compile(Shim), new ProjectOptions(options), out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal((name, expected), (name, string.Join(' ', Metadata(compilation).Select(m => m.Value))));
        Assert.Equal(
            ["retrylint.max_retries", "retrylint.max_unbudgeted_retries", "retrylint.max_total_time", "retrylint.max_delay", "retrylint.cancellation_is_limit"],
            Metadata(compilation).Select(m => m.Key));
    }

    [Fact]
    public void Without_the_shim_nothing_is_written()
    {
        var before = Compile();

        Assert.Equal(before.SyntaxTrees, Run(before, new ProjectOptions(("retrylint.max_retries", "4")), out _).SyntaxTrees);
    }

    [Fact]
    public void An_edit_in_the_code_writes_nothing_again()
    {
        var options = new ProjectOptions(("retrylint.max_retries", "4"));
        var tracked = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new LimitsGenerator().AsSourceGenerator()], optionsProvider: options, driverOptions: tracked);
        var before = Compile(Shim);
        driver = driver.RunGenerators(before);
        driver = driver.RunGenerators(before.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Edited;")));

        var outputs = driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs);
        Assert.Equal([IncrementalStepRunReason.Cached], outputs.Select(o => o.Reason));
    }

    private static CSharpCompilation Compile(params MetadataReference[] references) =>
        CSharpCompilation.Create("Project", [], [.. Framework, .. references], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static Compilation Run(CSharpCompilation compilation, ProjectOptions options, out IEnumerable<Diagnostic> diagnostics)
    {
        var driver = CSharpGeneratorDriver.Create([new LimitsGenerator().AsSourceGenerator()], optionsProvider: options);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var reported);
        diagnostics = reported;
        return updated;
    }

    private static IEnumerable<(string Key, string Value)> Metadata(Compilation compilation) =>
        from attribute in compilation.Assembly.GetAttributes()
        where attribute.AttributeClass?.Name == "AssemblyMetadataAttribute"
        select ((string)attribute.ConstructorArguments[0].Value!, (string)attribute.ConstructorArguments[1].Value!);
}
