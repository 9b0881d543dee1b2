namespace RetryLint.Rules.Tests.Options;

public sealed class OptionProblemTests
{
    private const string AllKeys = "retrylint.max_retries, retrylint.max_unbudgeted_retries, retrylint.max_total_time, retrylint.max_delay,"
        + " retrylint.guarded_apis, retrylint.budget_apis, retrylint.allowed_artifact_hosts, retrylint.artifact_hosts,"
        + " retrylint.cancellation_is_limit, retrylint.fix_style, retrylint.scan";

    [Theory]
    [InlineData("retrylint.max_retries", "10")]
    [InlineData("RetryLint.Max_Retries", "10")]
    [InlineData("retrylint.guarded_apis", "")]
    [InlineData("dotnet_diagnostic.retry1001.severity", "nonsense")]
    [InlineData("retrylint_max_retries", "10")]
    [InlineData("retrylint", "10")]
    [InlineData("build_property.retrylintmaxretries", "ten")]
    public void A_key_of_somebody_else_and_a_good_value_are_no_problem(string key, string value) =>
        Assert.Null(OptionProblems.OfKey(key, value));

    [Theory]
    [InlineData("retrylint.max_retries", "ten", "'retrylint.max_retries' has the value 'ten', which is not allowed: use a whole number from 0 to 1000")]
    [InlineData("RETRYLINT.MAX_RETRIES", "1001", "'retrylint.max_retries' has the value '1001', which is not allowed: use a whole number from 0 to 1000")]
    [InlineData("retrylint.max_delay", "", "'retrylint.max_delay' has the value '', which is not allowed: use a time above zero and up to one day, such as 00:02:00")]
    [InlineData("retrylint.fix_style", "polly", "'retrylint.fix_style' has the value 'polly', which is not allowed: use pipeline or guarded")]
    [InlineData("retrylint.max_retrys", "10", "'retrylint.max_retrys' is not an option of RetryLint: did you mean 'retrylint.max_retries'?")]
    [InlineData("RetryLint.MaxRetries", "10", "'RetryLint.MaxRetries' is not an option of RetryLint: did you mean 'retrylint.max_retries'?")]
    [InlineData("retrylint.scna", "true", "'retrylint.scna' is not an option of RetryLint: did you mean 'retrylint.scan'?")]
    [InlineData("retrylint.colour", "red", "'retrylint.colour' is not an option of RetryLint: use one of " + AllKeys)]
    [InlineData("retrylint.", "red", "'retrylint.' is not an option of RetryLint: use one of " + AllKeys)]
    public void A_problem_says_what_is_wrong_and_what_is_allowed(string key, string value, string problem) =>
        Assert.Equal(problem, OptionProblems.OfKey(key, value));

    [Theory]
    [InlineData("10", null)]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("ten", "'RetryLintMaxRetries' has the value 'ten', which is not allowed: use a whole number from 0 to 1000")]
    public void A_property_that_is_not_set_is_no_problem_but_a_bad_value_is(string value, string? problem) =>
        Assert.Equal(problem, OptionProblems.OfProperty(OptionKeys.MaxRetries, value));
}
