namespace RetryLint.Rules;

/// <summary>How loud a rule is at one place, after every configuration has been applied.</summary>
internal enum EffectiveSeverity
{
    Off,
    Hidden,
    Info,
    Warning,
    Error,
}

/// <summary>The one report that a retry site gets.</summary>
/// <param name="Rule">The rule that speaks.</param>
/// <param name="Arguments">Arguments of its message; the last one is the clause that names the other findings.</param>
/// <param name="Also">The other rules that fire on the site, in order of precedence.</param>
internal sealed record Verdict(Rule Rule, IReadOnlyList<string> Arguments, IReadOnlyList<Rule> Also)
{
    public string Message => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.Message, Arguments.ToArray<object>());
}

/// <summary>
/// Applies the rule book to the facts of one site. One report per site: of the rules that fire and are switched on, the
/// loudest speaks, ties in order of precedence, and its message names the rest.
/// </summary>
internal static class Judge
{
    /// <summary>
    /// In order of precedence; a new rule is one more line at its place. The whole order, with the rules that are still to
    /// come, is frozen in the tests.
    /// </summary>
    public static readonly IReadOnlyList<RetryRule> Rules =
    [
        new UnboundedRetry(),
        new MultipliedRetry(),
        new PermanentFailureRetry(),
        new HotRetry(),
        new CancellationOnlyRetry(),
        new AzureRetryWithoutJitter(),
        new AzureRetryWithoutBudget(),
        new ResentRequestMessage(),
        new RetryOfStartedTask(),
        new DroppedDelay(),
        new SwallowedCancellation(),
        new CatchAllRetry(),
        new ConstantDelayRetry(),
        new RetryWithoutJitter(),
        new JitterLostAtCap(),
        new RetryOutlivesTimeout(),
        new RetryHammersBreaker(),
        new TooManyRetries(),
    ];

    /// <param name="facts">The site.</param>
    /// <param name="limits">The project's limits.</param>
    /// <param name="severityOf">The severity of a rule at this site; <see cref="EffectiveSeverity.Off"/> takes it out.</param>
    public static Verdict? Decide(RetryFacts facts, RetryLimits limits, Func<Rule, EffectiveSeverity> severityOf) =>
        facts.Limit.IsSwitchedOff ? null : DecideRetry(facts, limits, severityOf);

    private static Verdict? DecideRetry(RetryFacts facts, RetryLimits limits, Func<Rule, EffectiveSeverity> severityOf)
    {
        (RetryRule Rule, string[] Arguments)? spoken = null;
        var loudest = EffectiveSeverity.Off;
        var fired = new List<RetryRule>();
        foreach (var rule in Rules)
        {
            var severity = severityOf(rule.Rule);
            var arguments = severity == EffectiveSeverity.Off ? null : rule.Judge(facts, limits);
            if (arguments is null)
            {
                continue;
            }

            fired.Add(rule);
            if (severity > loudest)
            {
                (spoken, loudest) = ((rule, arguments), severity);
            }
        }

        return spoken is { } speaker ? Speak(speaker.Rule, speaker.Arguments, fired) : null;
    }

    private static Verdict Speak(RetryRule speaker, string[] arguments, List<RetryRule> fired)
    {
        fired.Remove(speaker);
        var also = fired.Count == 0 ? "" : $" (also: {string.Join(", ", fired.Select(f => f.Also))})";
        return new Verdict(speaker.Rule, [.. arguments, also], fired.Select(f => f.Rule).ToArray());
    }
}
