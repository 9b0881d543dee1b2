using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Verifier.Running;

/// <summary>The main source as it is while somebody types it: cut off where each statement starts and ends.</summary>
internal static class TornSource
{
    public static async Task ForEach(TestInput input, Case options, Func<Project, Task> run)
    {
        var whole = TestProject.Open(input.Files, options);
        var main = whole.Documents.Single(document => document.FilePath == input.Main.Path);
        foreach (var text in Cuts((await main.GetSyntaxRootAsync())!))
        {
            try
            {
                await run(main.WithText(SourceText.From(text)).Project);
            }
            catch (Exception exception)
            {
                throw new VerificationException($"{exception.Message}\nThis happened on torn code:\n{text}<torn here>", exception);
            }
        }
    }

    private static IEnumerable<string> Cuts(SyntaxNode root)
    {
        var text = root.ToFullString();
        return root.DescendantNodes()
            .OfType<StatementSyntax>()
            .SelectMany(statement => new[] { statement.SpanStart, statement.Span.End })
            .Select(position => text[..position].TrimEnd())
            .Where(cut => cut.Length > 0)
            .Distinct();
    }
}
