using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Loops;

namespace RetryLint.Tests.Fixes;

/// <summary>Applies one fix to the first endless loop of a source: the quick way, where the verifier's guarantees are not the point.</summary>
internal static class FixRunner
{
    private static readonly AdhocWorkspace s_workspace = new();

    public static ImmutableArray<MetadataReference> References(string set) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "references", set + ".txt")).Select(path => MetadataReference.CreateFromFile(path))];

    public static Document Open(string source, string set = "polly8", OutputKind kind = OutputKind.DynamicallyLinkedLibrary, string? config = null, params MetadataReference[] more)
    {
        var info = ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(References(set).Concat(more));
        var document = s_workspace.CurrentSolution.AddProject(info).GetProject(info.Id)!.AddDocument("Sample.cs", source, filePath: "/Sample.cs");
        var configured = config is null ? document.Project : document.Project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From(config), filePath: "/.globalconfig").Project;
        return configured.GetDocument(document.Id)!;
    }

    public static async Task<LoopSite> Site(Document document, params string[] findings) =>
        (await LoopSite.At(document, await Loop(document), findings.Length == 0 ? ["RETRY1001"] : findings, default))!;

    public static async Task<LoopSite> Site(Document document, int position, string finding) =>
        (await LoopSite.At(document, position, [finding], default))!;

    /// <summary>The text after the fix; null where it is not offered.</summary>
    public static async Task<Document?> Apply(Document document, string key, string finding = "RETRY1001")
    {
        if ((await Actions(document, finding)).SingleOrDefault(action => action.EquivalenceKey?.Split(':')[0] == key) is not { } action)
        {
            return null;
        }

        var change = (ApplyChangesOperation)(await action.GetOperationsAsync(default)).Single();
        return change.ChangedSolution.GetDocument(document.Id);
    }

    /// <summary>Why a fix is not offered.</summary>
    public static async Task<string> Reason(Document document, string key, string finding) =>
        RetryLoopFix.Fixes.Single(fix => fix.EquivalenceKey == key).Plan(await Site(document, finding.Split('+'))).Refusal?.ToString() ?? nameof(Refusal.NotProven);

    /// <summary>What is offered, in order.</summary>
    public static async Task<IReadOnlyList<CodeAction>> Actions(Document document, string finding = "RETRY1001")
    {
        var findings = finding.Split('+');
        var also = ImmutableDictionary<string, string?>.Empty.Add(RetryLint.Analyzers.Reporting.Reports.AlsoProperty, string.Join(',', findings));
        var rule = new DiagnosticDescriptor(findings[0], "Loop", "Loop", "Test", DiagnosticSeverity.Warning, true);
        var actions = new List<CodeAction>();
        var tree = (await document.GetSyntaxTreeAsync())!;
        var keyword = (await document.GetSyntaxRootAsync())!.FindToken(await Loop(document));
        var context = new CodeFixContext(document, Diagnostic.Create(rule, Location.Create(tree, keyword.Span), also), (action, _) => actions.Add(action), default);
        await new RetryLoopFix().RegisterCodeFixesAsync(context);
        return actions;
    }

    private static async Task<int> Loop(Document document) =>
        (await document.GetSyntaxRootAsync())!.DescendantNodes()
            .First(n => n is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or GotoStatementSyntax).SpanStart;
}
