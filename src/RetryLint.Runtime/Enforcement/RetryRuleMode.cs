namespace RetryLint;

/// <summary>What happens to options that break a rule.</summary>
public enum RetryRuleMode
{
    /// <summary>A <see cref="RetryRuleException"/> says which rule, what and where to read on.</summary>
    Throw,

    /// <summary>The options are brought within the rules; the breach is reported.</summary>
    Clamp,

    /// <summary>The options stay as they are; the breach is reported.</summary>
    Report,
}
