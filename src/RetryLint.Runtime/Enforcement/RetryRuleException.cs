namespace RetryLint;

/// <summary>Retry options break a rule, and the program asked not to start with such options.</summary>
public sealed class RetryRuleException : InvalidOperationException
{
    internal RetryRuleException(IReadOnlyList<RetryRuleViolation> violations)
        : base(string.Join(Environment.NewLine, violations)) => Violations = violations;

    /// <summary>Gets what is broken.</summary>
    public IReadOnlyList<RetryRuleViolation> Violations { get; }
}
