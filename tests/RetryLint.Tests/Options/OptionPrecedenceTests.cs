using RetryLint.Analyzers.Options;
using RetryLint.Rules;
using RetryLint.Tests.Policy;

namespace RetryLint.Tests.Options;

/// <summary>For each option: a section for the file, then the global configuration, then the MSBuild property, then nothing.</summary>
public class OptionPrecedenceTests
{
    public static TheoryData<string> Keys => new(OptionKeys.All.Select(o => o.Name));

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_nearest_place_wins(string name)
    {
        var option = OptionKeys.Find(name)!;
        (string, string) property = ("build_property." + option.Property, "property"), global = (name, "global"), file = (name, "file");

        Assert.Equal("file", Text([file], [global, property]));
        Assert.Equal("file", Text([file], [property]));
        Assert.Equal("global", Text([], [global, property]));
        Assert.Equal("property", Text([], [property]));
        Assert.Null(Text([], []));

        string? Text((string, string)[] inFile, (string, string)[] inProject) =>
            OptionText.Of(option, new ProjectOptions(inFile).GlobalOptions, new ProjectOptions(inProject).GlobalOptions);
    }
}
