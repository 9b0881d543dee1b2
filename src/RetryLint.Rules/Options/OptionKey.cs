namespace RetryLint.Rules;

/// <summary>One option: a key in .editorconfig or .globalconfig, and the MSBuild property of the same meaning.</summary>
internal abstract class OptionKey
{
    public const string Prefix = "retrylint.";

    protected OptionKey(string name, string property, string defaultText, string allowed, string meaning)
    {
        Name = Prefix + name;
        Property = property;
        DefaultText = defaultText;
        Allowed = allowed;
        Meaning = meaning;
    }

    /// <summary>The key, lower case: <c>retrylint.max_retries</c>.</summary>
    public string Name { get; }

    /// <summary>The MSBuild property: <c>RetryLintMaxRetries</c>.</summary>
    public string Property { get; }

    public string DefaultText { get; }

    /// <summary>What a value may be, as the message for a bad value says it.</summary>
    public string Allowed { get; }

    /// <summary>What the option steers, as the documentation says it.</summary>
    public string Meaning { get; }

    /// <summary>Is this text a value of the option?</summary>
    public abstract bool Accepts(string text);
}

/// <summary>An option with a typed value.</summary>
internal sealed class OptionKey<T> : OptionKey
{
    private readonly Func<string, (bool Ok, T Value)> parse;

    public OptionKey(string name, string property, string defaultText, string allowed, string meaning, Func<string, (bool Ok, T Value)> parse)
        : base(name, property, defaultText, allowed, meaning)
    {
        this.parse = parse;
        Default = parse(defaultText).Value;
    }

    public T Default { get; }

    public override bool Accepts(string text) => parse(text.Trim()).Ok;

    /// <summary>The value that the text stands for; the default where there is no text or where it does not parse.</summary>
    public T Read(string? text)
    {
        if (text is null || text.Trim().Length == 0)
        {
            return Default;
        }

        var (ok, value) = parse(text.Trim());
        return ok ? value : Default;
    }
}
