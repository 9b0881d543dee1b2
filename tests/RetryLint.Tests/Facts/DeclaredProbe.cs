using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Verifier;

namespace RetryLint.Tests.Facts;

/// <summary>Shows what a recogniser knows of each retry that a piece of code declares, one line of text a site.</summary>
internal static class DeclaredProbe
{
    public static string[] InSource(IRetryRecogniser recogniser, string source, string references, params string[] moreSources)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), "Sample.cs");
        var compilation = CSharpCompilation.Create(
            "Probe",
            [tree, .. moreSources.Append(FactsProbe.Usings).Select((text, i) => CSharpSyntaxTree.ParseText(text, path: $"More{i}.cs"))],
            ReferenceSets.Get(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS0433").ToList();
        Assert.True(errors.Count == 0, string.Join(Environment.NewLine, errors));
        var scope = new CompilationScope(compilation, new FactsProbe.NoOptions());
        return Operations(compilation.GetSemanticModel(tree))
            .Where(o => recogniser.Kinds.Contains(o.Kind))
            .Select(o => (Operation: o, Site: recogniser.Recognise(o, scope, default)))
            .Where(found => found.Site?.Place.SourceSpan == found.Operation.Syntax.Span || found.Site is { PlaceOf: null })
            .Select(found => FactsProbe.Show(found.Site!))
            .ToArray();
    }

    private static IEnumerable<IOperation> Operations(SemanticModel model) => model.SyntaxTree.GetRoot().DescendantNodes()
        .Where(n => n is MemberDeclarationSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } } or AttributeSyntax)
        .Select(n => model.GetOperation(n))
        .OfType<IOperation>()
        .SelectMany(o => o.DescendantsAndSelf())
        .Distinct();
}
