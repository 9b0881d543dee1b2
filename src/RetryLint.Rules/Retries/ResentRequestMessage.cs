namespace RetryLint.Rules;

internal sealed class ResentRequestMessage() : RetryRule(Definition, "resends one request message")
{
    public static readonly Rule Definition = new(
        RuleIds.ResentRequestMessage,
        RuleSeverity.Warning,
        "Request message is sent again",
        "The same HttpRequestMessage is sent again: from the second time on HttpClient throws InvalidOperationException and sends nothing; create the message for each attempt{0}",
        "HttpClient refuses to send a request message twice. The retry hides the first failure behind that refusal.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.ResendsMessage ? [] : null;
}
