using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.Verifier.Tests.Samples;

internal sealed class HasNoFixAll : OldCallFix
{
    public override FixAllProvider? GetFixAllProvider() => null;
}

internal sealed class MissesOne : OldCallFix
{
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) => Fix(context, document, diagnostics.Take(1)));

    public static async Task<Document?> Fix(FixAllContext context, Document document, IEnumerable<Diagnostic> diagnostics)
    {
        var root = (await document.GetSyntaxRootAsync(context.CancellationToken))!;
        var names = diagnostics.Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan)).ToList();
        return document.WithSyntaxRoot(
            root.ReplaceNodes(names, (_, name) => Microsoft.CodeAnalysis.CSharp.SyntaxFactory.IdentifierName("New").WithTriviaFrom(name))
        );
    }
}

/// <summary>Right in everything, planned per document.</summary>
internal sealed class FixesPerDocument : OldCallFix
{
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) => MissesOne.Fix(context, document, diagnostics));
}

internal sealed class SupportsNoSolution : OldCallFix
{
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(
            (context, document, diagnostics) => MissesOne.Fix(context, document, diagnostics),
            [FixAllScope.Document, FixAllScope.Project]
        );
}

/// <summary>A FixAll that takes another scope than the one that was asked for.</summary>
internal abstract class WrongScopeFixAll(FixAllScope wrong, FixAllScope taken) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var scope = context.Scope == wrong ? taken : context.Scope;
        var solution = context.Solution;
        foreach (var document in Reach(context, scope))
        {
            var diagnostics = await context.GetDocumentDiagnosticsAsync(document);
            var changed = await MissesOne.Fix(context, document, diagnostics);
            solution = solution.WithDocumentSyntaxRoot(document.Id, (await changed!.GetSyntaxRootAsync())!);
        }

        return CodeAction.Create("Fix all", _ => Task.FromResult(solution), context.CodeActionEquivalenceKey);
    }

    private static IEnumerable<Document> Reach(FixAllContext context, FixAllScope scope) =>
        scope switch
        {
            FixAllScope.Document => [context.Document!],
            FixAllScope.Project => context.Project.Documents,
            _ => context.Solution.Projects.SelectMany(project => project.Documents),
        };
}

internal sealed class StopsAtProject : OldCallFix
{
    public override FixAllProvider GetFixAllProvider() => new Provider();

    private sealed class Provider() : WrongScopeFixAll(FixAllScope.Solution, FixAllScope.Project);
}

internal sealed class LeavesProject : OldCallFix
{
    public override FixAllProvider GetFixAllProvider() => new Provider();

    private sealed class Provider() : WrongScopeFixAll(FixAllScope.Project, FixAllScope.Solution);
}

internal sealed class StopsAtDocument : OldCallFix
{
    public override FixAllProvider GetFixAllProvider() => new Provider();

    private sealed class Provider() : WrongScopeFixAll(FixAllScope.Project, FixAllScope.Document);
}

internal sealed class MakesNoFixAllAction : OldCallFix
{
    public override FixAllProvider GetFixAllProvider() => new Provider();

    private sealed class Provider : FixAllProvider
    {
        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(null);
    }
}

internal sealed class OffersTwoKeys : OldCallFix
{
    public const string Second = "unclean";

    public override ImmutableArray<string> FixableDiagnosticIds => ["T0001", "T0005"];

    protected override void Register(CodeFixContext context, SyntaxNode root, IdentifierNameSyntax name)
    {
        var second = CodeAction.Create(
            "Call Unclean",
            _ => Task.FromResult(context.Document.WithSyntaxRoot(Rename(root, name, "Unclean"))),
            Second
        );
        context.RegisterCodeFix(CodeAction.Create("More", [second], isInlinable: false), context.Diagnostics);
        base.Register(context, root, name);
    }
}
