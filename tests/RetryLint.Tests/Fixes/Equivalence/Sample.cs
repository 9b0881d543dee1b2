using System.Collections.Concurrent;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RetryLint.Tests.Fixes.Equivalence;

/// <summary>A loop that is run as it was and as each fix leaves it.</summary>
internal sealed class Sample
{
    private static readonly MetadataReference s_script = MetadataReference.CreateFromFile(typeof(Script).Assembly.Location);
    private static readonly ConcurrentDictionary<string, Lazy<Task<Sample>>> s_compiled = new();

    private readonly Func<Script, Task<string>> _run;
    private readonly IReadOnlyList<string> _blocks;
    private readonly HashSet<int> _reached = [];

    private Sample(Func<Script, Task<string>> run, IReadOnlyList<string> blocks) => (_run, _blocks) = (run, blocks);

    /// <summary>The blocks that no run has gone through so far.</summary>
    public IEnumerable<string> Unreached => _blocks.Where((_, number) => !_reached.Contains(number));

    /// <summary>Runs the loop; what it returns or throws is the last line of the trace.</summary>
    public async Task<Script> Run(IReadOnlyList<Outcome> outcomes)
    {
        var script = new Script(outcomes);
        Script.Enter(script);
        try
        {
            script.Say("returns " + await _run(script));
        }
        catch (OperationCanceledException)
        {
            script.Say("is cancelled");
        }
        catch (Exception exception)
        {
            script.Say($"throws {exception.GetType().Name}: {exception.Message}");
        }

        _reached.UnionWith(script.Reached);
        return script;
    }

    public static Task<Sample> Before(string body) => Get(body, null, "");

    public static Task<Sample> After(string body, string key, string finding = "RETRY1001") => Get(body, key, finding);

    private static Task<Sample> Get(string body, string? key, string finding) =>
        s_compiled.GetOrAdd(key + finding + body, _ => new Lazy<Task<Sample>>(() => Compile(body, key, finding))).Value;

    /// <summary>The pipeline with the retry of RetryLint.Runtime.</summary>
    public const string Guarded = "guarded";

    private static async Task<Sample> Compile(string body, string? key, string finding)
    {
        var isGuarded = key == Guarded;
        var document = FixRunner.Open(Around(body), "runtime", config: isGuarded ? "is_global = true\nretrylint.fix_style = guarded" : null, more: s_script);
        if (key is not null)
        {
            document = await FixRunner.Apply(document, isGuarded ? "RetryLint.Pipeline" : key, finding) ?? throw new InvalidOperationException($"{key} is not offered, {await FixRunner.Reason(document, key, finding)}, on\n{body}");
        }

        var text = (await document.GetTextAsync()).ToString()
            .Replace("Task.Delay(", "Script.Delay(")
            .Replace("Thread.Sleep(", "Script.Sleep(")
            .Replace("new GuardedRetryOptions", "Plenty(new GuardedRetryOptions")
            .Replace("    })\n        .Build()", isGuarded ? "    }))\n        .Build()" : "    })\n        .Build()")
            .Replace("new ResiliencePipelineBuilder()", "new ResiliencePipelineBuilder() { TimeProvider = Script.Clock }")
            .Replace("new ResiliencePipelineBuilder<bool>()", "new ResiliencePipelineBuilder<bool>() { TimeProvider = Script.Clock }");
        var branches = new Branches();
        text = branches.Mark(text);
        return new Sample(Load((await document.WithText(Microsoft.CodeAnalysis.Text.SourceText.From(text)).Project.GetCompilationAsync())!, text), branches.Blocks);
    }

    private static Func<Script, Task<string>> Load(Compilation compilation, string text)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)) + "\n" + text);
        }

        image.Position = 0;
        var context = new AssemblyLoadContext(null);
        context.Resolving += (_, name) => s_libraries.TryGetValue(name.Name!, out var path) ? context.LoadFromAssemblyPath(path) : null;
        var run = context.LoadFromStream(image).GetType("Sample")!.GetMethod("Run")!;
        return run.CreateDelegate<Func<Script, Task<string>>>();
    }

    private static readonly Dictionary<string, string> s_libraries = FixRunner.References("runtime").Select(r => r.Display!)
        .Where(path => !path.Contains("Microsoft.NETCore.App", StringComparison.Ordinal)).ToDictionary(path => Path.GetFileNameWithoutExtension(path)!);

    /// <summary>No retry is refused for want of a budget: that is what the option adds, not what the loop did. Without blocks, which are counted.</summary>
    private const string Budget = """
            private static TOptions Plenty<TOptions>(TOptions options) =>
                First(options, (object)(((dynamic)options!).Budget = RetryLint.RetryBudget.For("plenty", new RetryLint.RetryBudgetOptions { MinRetriesPerSecond = 1000 })));
            private static TOptions First<TOptions>(TOptions options, object budget) => options;
        """;

    private static string Around(string body) => $$"""
        using System;
        using System.IO;
        using System.Net.Http;
        using System.Security.Cryptography;
        using System.Threading;
        using System.Threading.Tasks;
        using RetryLint.Tests.Fixes.Equivalence;

        public class Sample
        {
            public static async Task<string> Run(Script script) => Convert.ToString((object?)await new Sample().Retry(script, script.Caller)) ?? "null";

        {{body}}

        {{Budget}}
        }

        """;
}
