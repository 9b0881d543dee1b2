using Microsoft.CodeAnalysis.CSharp;
using RetryLint.Analyzers.Symbols;
using RetryLint.Verifier;

namespace RetryLint.Tests.Symbols;

public sealed class NamespacesTests
{
    [Theory]
    [InlineData("none", "Polly", false)]
    [InlineData("polly8", "Polly", true)]
    [InlineData("polly8", "Polly.Retry", true)]
    [InlineData("polly8", "Retry", false)]
    [InlineData("polly8", "Azure.Core", false)]
    [InlineData("azure", "Azure.Core", true)]
    public void A_library_is_there_where_its_namespace_is(string references, string name, bool expected) =>
        Assert.Equal(expected, new Namespaces(CSharpCompilation.Create("Test", references: ReferenceSets.Get(references))).Exist([name]));

    [Fact]
    public void One_of_several_is_enough() =>
        Assert.True(new Namespaces(CSharpCompilation.Create("Test", references: ReferenceSets.Get("polly8"))).Exist(["Azure.Core", "Polly"]));
}
