namespace RetryLint.Rules;

/// <summary>How loud a rule is unless the project says otherwise.</summary>
internal enum RuleSeverity
{
    /// <summary>Shown in the IDE, not in the build.</summary>
    Info,

    /// <summary>Shown in the build: a false positive of such a rule is a bug.</summary>
    Warning,
}

/// <summary>What a rule is called and what it says. How it judges is in the class of the same stem.</summary>
internal sealed class Rule
{
    /// <summary>All rules share one category, so that one .editorconfig line can steer them without touching other packages.</summary>
    public const string Category = "RetryLint";

    private const string Pages = "https://github.com/retrylint/retrylint/blob/main/docs/rules/";

    public Rule(string id, RuleSeverity severity, string title, string message, string description)
    {
        Id = id;
        Severity = severity;
        Title = title;
        Message = message;
        Description = description;
    }

    public string Id { get; }

    public RuleSeverity Severity { get; }

    public string Title { get; }

    /// <summary>A format; which arguments it takes is known to the judge or recogniser that reports the rule.</summary>
    public string Message { get; }

    public string Description { get; }

    public string Page => Pages + Id + ".md";

    /// <summary>False while nothing in the product can find what the rule is about: such a rule is neither advertised nor documented.</summary>
    public bool Shipped { get; init; }

    public override string ToString() => Id + " " + Title;
}
