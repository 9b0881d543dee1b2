using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Benchmarks.Fixes;

/// <summary>All C# files below a folder as one project, so that fixes can be tried on code that nobody can build here.</summary>
internal sealed class CodeBase
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly string[] WordsOfRetries = ["catch", "StatusCode", "IsError", ".Status"];
    private static readonly CSharpParseOptions Parsing = new(
        LanguageVersion.Preview, DocumentationMode.Parse, preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NET6_0_OR_GREATER", "NETCOREAPP", "NETSTANDARD2_0_OR_GREATER", "TRACE"]);

    private CodeBase(Project project) => Project = project;

    public Project Project { get; }

    public static CodeBase Open(string folder, IEnumerable<MetadataReference> references)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        var info = ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Code", "Code", LanguageNames.CSharp, parseOptions: Parsing, compilationOptions: options, metadataReferences: references);
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/") && !f.Contains("/bin/")).Order(StringComparer.Ordinal);
        var documents = files.Select(f => DocumentOf(info.Id, f, SourceText.From(File.ReadAllText(f))))
            .Append(DocumentOf(info.Id, "/Usings.cs", SourceText.From(Usings)));
        var workspace = new AdhocWorkspace();
        return new CodeBase(workspace.AddProject(info.WithDocuments(documents)));
    }

    /// <summary>The documents that may hold a retry, with what is reported there.</summary>
    public async IAsyncEnumerable<(Document Document, ImmutableArray<Diagnostic> Reports)> Reported(Func<string, bool> isWanted)
    {
        foreach (var document in Project.Documents.Where(d => isWanted(d.FilePath!)))
        {
            var text = (await document.GetTextAsync()).ToString();
            if (WordsOfRetries.Any(w => text.Contains(w, StringComparison.Ordinal)) && await Findings.Retries(document) is { Length: > 0 } reports)
            {
                yield return (document, reports);
            }
        }
    }

    private static DocumentInfo DocumentOf(ProjectId project, string path, SourceText text) => DocumentInfo.Create(
        DocumentId.CreateNewId(project), Path.GetFileName(path), filePath: path, loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default, path)));
}
