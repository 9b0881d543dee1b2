using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Writes the field that holds a pipeline, or finds one that holds the same.</summary>
internal sealed class PipelineField(PipelineHome home, Edits edits, Layout layout)
{
    /// <summary>The name of the field.</summary>
    public string Write(PipelineText pipeline)
    {
        var indent = layout.IndentAt(home.Part.Members[0].SpanStart);
        var lines = pipeline.Lines(edits, indent, layout.Unit).ToList();
        if (Existing(string.Concat(lines)) is { } shared)
        {
            return shared;
        }

        lines[0] = $"{indent}private static readonly {pipeline.Type(edits)} {home.Name} = {lines[0]}";
        lines[lines.Count - 1] += ";";
        new StaticFieldPlace(home.Part, edits, layout).Insert(string.Join(layout.NewLine, lines) + layout.NewLine);
        return home.Name;
    }

    private string? Existing(string expression)
    {
        var wanted = Canonical(expression);
        return home.Part.Members.OfType<FieldDeclarationSyntax>()
            .Where(f => StaticFieldPlace.IsStaticField(f) && f.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
            .SelectMany(f => f.Declaration.Variables)
            .FirstOrDefault(v => v.Initializer is { } initializer && Canonical(initializer.Value.ToString()) == wanted)?.Identifier.ValueText;
    }

    private static string Canonical(string expression) => string.Concat(expression.Where(c => !char.IsWhiteSpace(c)));
}
