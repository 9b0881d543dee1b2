using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RetryLint.Verifier.Reporting;
using RetryLint.Verifier.Running;

namespace RetryLint.Verifier.Fixes;

/// <summary>What an action made of a project, as text.</summary>
internal static class FixedState
{
    /// <summary>Takes over what an action changed: as text, the way an editor does, once the text has proved to mean the tree.</summary>
    public static async Task<Project> Take(Project before, Solution changed, string what)
    {
        var files = await Files(changed.GetProject(before.Id)!);
        if (files.SequenceEqual(await Files(before)))
        {
            throw new VerificationException($"{what} was offered but changes nothing in:\n{Print(files)}");
        }

        foreach (var document in changed.GetProject(before.Id)!.Documents)
        {
            changed = await Reparse(changed, document, what);
        }

        return changed.GetProject(before.Id)!;
    }

    public static async Task CheckEqual(TestInput expected, Project project, string what)
    {
        var files = (await Files(project)).ToDictionary(file => file.Path);
        foreach (var file in expected.Files)
        {
            if (!files.Remove(file.Path, out var found))
            {
                throw new VerificationException($"{what} has removed {file.Path}.");
            }

            if (TextDifference.Find(file.Text, found.Text) is { } difference)
            {
                throw new VerificationException($"{what} does not lead to the expected text of {file.Path}: {difference}");
            }
        }

        if (files.Count > 0)
        {
            throw new VerificationException($"{what} has added what is not expected:\n{Print(files.Values)}");
        }
    }

    public static async Task<ImmutableArray<TestFile>> Files(Project project)
    {
        var files = ImmutableArray.CreateBuilder<TestFile>();
        await Add(project.Documents, FileKind.Source);
        await Add(project.AdditionalDocuments, FileKind.Additional);
        await Add(project.AnalyzerConfigDocuments, FileKind.Config);
        return files.ToImmutable();

        async Task Add(IEnumerable<TextDocument> documents, FileKind kind)
        {
            foreach (var document in documents)
            {
                files.Add(new TestFile(document.FilePath ?? "/0/" + document.Name, (await document.GetTextAsync()).ToString(), kind));
            }
        }
    }

    private static async Task<Solution> Reparse(Solution changed, Document document, string what)
    {
        var tree = (await document.GetSyntaxTreeAsync())!;
        var text = await document.GetTextAsync();
        var reparsed = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(text.ToString(), System.Text.Encoding.UTF8));
        if (TreeDifference.Find(await tree.GetRootAsync(), await reparsed.GetRootAsync()) is { } difference)
        {
            throw new VerificationException($"{what} makes a tree that its text does not mean: {difference}\n{text}");
        }

        return changed.WithDocumentText(document.Id, await reparsed.GetTextAsync());
    }

    private static string Print(IEnumerable<TestFile> files) => AnnotatedSource.Of(files, []);
}
