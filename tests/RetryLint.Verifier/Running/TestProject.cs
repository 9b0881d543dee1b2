using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;

namespace RetryLint.Verifier.Running;

/// <summary>Opens the files of a case as a project. Solutions are immutable, so one workspace (and one MEF host) serves all.</summary>
internal static class TestProject
{
    private static readonly AdhocWorkspace s_workspace = new(MefHostServices.DefaultHost);

    public static Project Open(IEnumerable<TestFile> files, Case options, string name = "TestProject") =>
        AddTo(s_workspace.CurrentSolution, files, options, name);

    public static Project AddTo(Solution solution, IEnumerable<TestFile> files, Case options, string name)
    {
        var id = ProjectId.CreateNewId(name);
        var info = ProjectInfo
            .Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp)
            .WithCompilationOptions(Compilation(options))
            .WithParseOptions(new CSharpParseOptions(options.LanguageVersion, DocumentationMode.Diagnose))
            .WithMetadataReferences(ReferenceSets.Get(options.References));
        solution = solution.AddProject(info);
        foreach (var file in files)
        {
            solution = Add(solution, id, file);
        }

        return solution.GetProject(id)!;
    }

    private static Solution Add(Solution solution, ProjectId project, TestFile file)
    {
        var id = DocumentId.CreateNewId(project, file.Path);
        var name = Path.GetFileName(file.Path);
        return file.Kind switch
        {
            FileKind.Source => solution.AddDocument(id, name, file.SourceText, filePath: file.Path),
            FileKind.Additional => solution.AddAdditionalDocument(id, name, file.SourceText, filePath: file.Path),
            _ => solution.AddAnalyzerConfigDocument(id, name, file.SourceText, filePath: file.Path),
        };
    }

    private static CSharpCompilationOptions Compilation(Case options) =>
        new(options.OutputKind, allowUnsafe: options.AllowUnsafe, nullableContextOptions: NullableContextOptions.Enable);
}
