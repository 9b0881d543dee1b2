using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers;
using RetryLint.Analyzers.Recognition;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Rules;
using RetryLint.Verifier;

namespace RetryLint.Tests.Facts;

/// <summary>Shows what the recogniser knows of each retry in a piece of code, one line of text a site: no diagnostics involved.</summary>
internal static class FactsProbe
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The retries in the members of a class, in the order of their text.</summary>
    public static string[] InMembers(string members, string references = "none") => InSource(
        $$"""
        class Sample
        {
            readonly HttpClient http = new();
            Uri uri = new("http://localhost");
            bool stopping;
            {{members}}
        }
        """,
        references);

    public static string[] InSource(string source, string references = "none") => InSource(source, references, mustBind: true);

    /// <summary>The same for code that uses packages which are not there.</summary>
    public static string[] InPartlyBound(string source) => InSource(source, "none", mustBind: false);

    private static string[] InSource(string source, string references, bool mustBind)
    {
        var (tree, compilation) = Compile(source, references, mustBind);
        var scope = new CompilationScope(compilation, new NoOptions());
        var model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes()
            .Select(n => Turn(n, model))
            .Select(t => HandWrittenRetries.Recognise(t, scope, default))
            .OfType<RetrySite>()
            .Select(Show)
            .ToArray();
    }

    /// <summary>The retries that the source declares, in the order of its text.</summary>
    public static string[] Declared(string source, string references = "polly7") => Declared(source, references, mustBind: true);

    /// <summary>The same for code that uses packages which are not there.</summary>
    public static string[] DeclaredInPartlyBound(string source) => Declared(source, "polly7", mustBind: false);

    private static string[] Declared(string source, string references, bool mustBind)
    {
        var (tree, compilation) = Compile(source, references, mustBind);
        var scope = new CompilationScope(compilation, new NoOptions());
        var model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes()
            .Select(n => model.GetOperation(n))
            .OfType<IOperation>()
            .SelectMany(o => DeclaredRetries.Recognisers.Where(r => r.Kinds.Contains(o.Kind)).Select(r => r.Recognise(o, scope, default)))
            .OfType<RetrySite>()
            .OrderBy(s => s.Place.SourceSpan)
            .Select(Show)
            .ToArray();
    }

    private static (SyntaxTree Tree, CSharpCompilation Compilation) Compile(string source, string references, bool mustBind)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), "Sample.cs");
        var compilation = CSharpCompilation.Create(
            "Probe",
            [tree, CSharpSyntaxTree.ParseText(Usings, path: "Usings.cs")],
            ReferenceSets.Get(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0 == mustBind, string.Join(Environment.NewLine, errors));
        return (tree, compilation);
    }

    internal static RetryTurn? Turn(SyntaxNode node, SemanticModel model) => node switch
    {
        StatementSyntax or InvocationExpressionSyntax => model.GetOperation(node) switch
        {
            ILoopOperation loop => RetryTurns.OfLoop(loop, default),
            IBranchOperation jump => RetryTurns.OfGoto(jump, default),
            IInvocationOperation call => RetryTurns.OfRecursion(call, default),
            _ => null,
        },
        _ => null,
    };

    public static string Show(RetrySite site)
    {
        var facts = site.Facts;
        return string.Join(" | ", Parts(facts).Where(p => p.Length > 0));
    }

    private static IEnumerable<string> Parts(RetryFacts facts) =>
    [
        $"{facts.Limit.Kind}{Of(facts.Limit.Retries)}",
        $"{facts.Delay.Kind}{Of(facts.Delay.Base is { } start ? Phrases.Duration(start) : null)}{(facts.Delay.Capped ? " capped" : "")}{Of(facts.Delay.Cap is { } cap ? Phrases.Duration(cap) : null)}",
        $"jitter {facts.Jitter}",
        $"{facts.Target}",
        $"{facts.Handles}",
        facts.Cancellation is Cancellation.NotApplicable or Cancellation.Unknown ? "" : $"cancellation {facts.Cancellation}",
        facts.Budget == Budget.Shared ? "budget" : "",
        facts.Inner is { } inner ? $"inner {inner.By} x {inner.Attempts}" : "",
        facts.OptimisticConcurrency ? "optimistic" : "",
        facts.AwaitsStartedTask ? "started task" : "",
        facts.DropsDelay ? "dropped delay" : "",
        facts.ResendsMessage ? "resent message" : "",
    ];

    private static string Of(object? value) => value is null ? "" : " " + value;

    internal sealed class NoOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new None();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class None : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = null;
                return false;
            }
        }
    }
}
