using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.Verifier.Tests.Samples;

/// <summary>Calls New instead of Old. The wrong fixes of these tests derive from it and get one thing wrong.</summary>
internal abstract class OldCallFix : CodeFixProvider
{
    public const string Key = "rename";

    public override ImmutableArray<string> FixableDiagnosticIds => ["T0001"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var name = (IdentifierNameSyntax)root.FindNode(context.Span);
        Register(context, root, name);
    }

    protected virtual void Register(CodeFixContext context, SyntaxNode root, IdentifierNameSyntax name) =>
        context.RegisterCodeFix(
            CodeAction.Create("Call New", _ => Task.FromResult(context.Document.WithSyntaxRoot(Change(root, name))), Key),
            context.Diagnostics
        );

    protected virtual SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name) => Rename(root, name, "New");

    protected static SyntaxNode Rename(SyntaxNode root, SyntaxNode name, string to) =>
        root.ReplaceNode(name, SyntaxFactory.IdentifierName(to).WithTriviaFrom(name));
}

internal sealed class RightFix : OldCallFix;
