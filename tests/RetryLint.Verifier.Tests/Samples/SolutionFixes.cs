using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.Verifier.Tests.Samples;

/// <summary>Calls New instead of Old, and does something to the other files.</summary>
internal abstract class SolutionFix : OldCallFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    protected override void Register(CodeFixContext context, SyntaxNode root, IdentifierNameSyntax name)
    {
        var renamed = context.Document.WithSyntaxRoot(Change(root, name));
        context.RegisterCodeFix(CodeAction.Create("Call New", _ => Task.FromResult(AndThen(renamed)), Key), context.Diagnostics);
    }

    protected abstract Solution AndThen(Document renamed);
}

internal sealed class AddsFile : SolutionFix
{
    protected override Solution AndThen(Document renamed) => renamed.Project.AddDocument("Added.cs", "class Added { }").Project.Solution;
}

internal sealed class RemovesOtherFiles : SolutionFix
{
    protected override Solution AndThen(Document renamed) =>
        renamed
            .Project.Documents.Where(other => other.Id != renamed.Id)
            .Aggregate(renamed.Project.Solution, (solution, other) => solution.RemoveDocument(other.Id));
}

internal sealed class ChangesOtherFiles : SolutionFix
{
    protected override Solution AndThen(Document renamed) =>
        renamed
            .Project.Documents.Where(other => other.Id != renamed.Id)
            .Aggregate(
                renamed.Project.Solution,
                (solution, other) => solution.WithDocumentText(other.Id, Microsoft.CodeAnalysis.Text.SourceText.From("class Changed { }"))
            );
}

internal sealed class ChangesAdditionalFiles : SolutionFix
{
    protected override Solution AndThen(Document renamed) =>
        renamed.Project.AdditionalDocuments.Aggregate(
            renamed.Project.Solution,
            (solution, other) => solution.WithAdditionalDocumentText(other.Id, Microsoft.CodeAnalysis.Text.SourceText.From("changed"))
        );
}
