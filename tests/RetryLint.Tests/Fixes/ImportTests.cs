using RetryLint.CodeFixes.Loops;

namespace RetryLint.Tests.Fixes;

public class ImportTests
{
    private const string Loop = """
        class C
        {
            void M()
            {
                while (true)
                {
                    try
                    {
                        System.IO.File.Delete("x");
                        return;
                    }
                    catch (System.IO.IOException)
                    {
                    }
                }
            }
        }

        """;

    [Theory]
    [InlineData("", "using System.Security.Cryptography;\nusing System.Threading;\n\n")]
    [InlineData("// A file.\n\n", "// A file.\n\nusing System.Security.Cryptography;\nusing System.Threading;\n\n")]
    [InlineData("/// <summary>A class.</summary>\n", "using System.Security.Cryptography;\nusing System.Threading;\n\n/// <summary>A class.</summary>\n")]
    [InlineData("global using System.Threading;\n\n", "global using System.Threading;\nusing System.Security.Cryptography;\n\n")]
    [InlineData("using System;\nusing System.Threading; // tasks\n\n", "using System;\nusing System.Security.Cryptography;\nusing System.Threading; // tasks\n\n")]
    [InlineData("using Polly;\nusing System;\nusing System.Threading.Tasks;\n\n", "using Polly;\nusing System;\nusing System.Security.Cryptography;\nusing System.Threading;\nusing System.Threading.Tasks;\n\n")]
    [InlineData("using System;\nusing Polly;\nusing System.IO;\n\n", "using System;\nusing Polly;\nusing System.IO;\nusing System.Security.Cryptography;\nusing System.Threading;\n\n")]
    [InlineData("// A file.\nusing Polly;\n\n", "// A file.\nusing System.Security.Cryptography;\nusing System.Threading;\nusing Polly;\n\n")]
    [InlineData("namespace N;\n\nusing System.Threading;\n\n", "namespace N;\n\nusing System.Security.Cryptography;\nusing System.Threading;\n\n")]
    public async Task Usings_are_added_in_the_order_of_the_file(string before, string after)
    {
        var document = await FixRunner.Apply(FixRunner.Open(before + Loop), BoundInPlaceFix.Key);
        var text = (await document!.GetTextAsync()).ToString();
        Assert.Equal(after, text[..text.IndexOf("class C", StringComparison.Ordinal)]);
        Assert.DoesNotContain((await document.Project.GetCompilationAsync())!.GetDiagnostics(), d => d.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
    }

    [Fact]
    public async Task A_name_that_means_something_else_is_written_in_full()
    {
        var document = await FixRunner.Apply(FixRunner.Open(Loop.Replace("void M()", "int TimeSpan = 3; void M()")), PipelineFix.Key);
        Assert.Contains("Delay = global::System.TimeSpan.FromSeconds(1)", (await document!.GetTextAsync()).ToString());
    }
}
