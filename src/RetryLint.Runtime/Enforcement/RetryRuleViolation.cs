using RetryLint.Rules;

namespace RetryLint;

/// <summary>A breach of a rule, found at run time. The ids, messages and pages are those of the compiler's diagnostics.</summary>
public sealed class RetryRuleViolation
{
    internal RetryRuleViolation(Rule rule, string message)
    {
        Id = rule.Id;
        Message = message;
        Page = rule.Page;
    }

    /// <summary>Gets the id of the rule, such as <c>RETRY1001</c>.</summary>
    public string Id { get; }

    /// <summary>Gets what happens, and the way out.</summary>
    public string Message { get; }

    /// <summary>Gets the address of the rule's page.</summary>
    public string Page { get; }

    /// <summary>Says it as a compiler does.</summary>
    /// <returns>The id, the message and the page.</returns>
    public override string ToString() => $"{Id}: {Message} ({Page})";
}
