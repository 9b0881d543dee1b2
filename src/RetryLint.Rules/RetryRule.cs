namespace RetryLint.Rules;

/// <summary>A rule about the retry itself: judges the facts of one site. Stateless and pure.</summary>
internal abstract class RetryRule
{
    protected RetryRule(Rule rule, string also)
    {
        Rule = rule;
        Also = also;
    }

    public Rule Rule { get; }

    /// <summary>The finding in two or three words, for the clause that another rule's message appends.</summary>
    public string Also { get; }

    /// <summary>The arguments of the message where the rule fires, null where it does not. The judge appends the "also" clause.</summary>
    public abstract string[]? Judge(RetryFacts facts, RetryLimits limits);
}
