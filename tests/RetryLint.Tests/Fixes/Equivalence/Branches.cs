using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.Tests.Fixes.Equivalence;

/// <summary>Writes a mark into each block of a sample, so that it can be told which of them have run.</summary>
internal sealed class Branches : CSharpSyntaxRewriter
{
    private readonly List<string> _blocks = [];

    /// <summary>The text of each block, by its mark.</summary>
    public IReadOnlyList<string> Blocks => _blocks;

    public string Mark(string text) => Visit(CSharpSyntaxTree.ParseText(text).GetRoot()).ToFullString();

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var mark = SyntaxFactory.ParseStatement($"Script.Reach({_blocks.Count});");
        _blocks.Add(node.ToString());
        var visited = (BlockSyntax)base.VisitBlock(node)!;
        return visited.WithStatements(visited.Statements.Insert(0, mark));
    }
}
