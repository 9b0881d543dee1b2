using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RetryLint.Verifier.Fixes;

namespace RetryLint.Verifier.Tests;

public class TreeDifferenceTests
{
    [Fact]
    public void Trivia_makes_no_difference() => Assert.Null(TreeDifference.Find(Class("class C { }"), Class("class  C{ } // end")));

    [Fact]
    public void Other_kind() =>
        Assert.Equal("ClassDeclaration 'class C { }' is read as StructDeclaration 'struct C { }'", Find("class C { }", "struct C { }"));

    [Fact]
    public void Other_token() => Assert.Equal("the token 'C' is read as 'D'", Find("class C { }", "class D { }"));

    [Fact]
    public void Another_part_at_the_end() =>
        Assert.Equal("ClassDeclaration 'class C { }' has 4 parts and is read with 5", Find("class C { }", "class C { };"));

    [Fact]
    public void Difference_behind_equal_parts() =>
        Assert.Equal("the token 'i' is read as 'j'", Find("class C { int h; int i; }", "class C { int h; int j; }"));

    private static string? Find(string made, string parsed) => TreeDifference.Find(Class(made), Class(parsed));

    private static SyntaxNode Class(string text) => SyntaxFactory.ParseMemberDeclaration(text)!;
}
