using System.Reflection;
using Polly.Retry;
using RetryLint.Rules;

namespace RetryLint;

/// <summary>The rules at run time: the same rule book, ids and limits as in the compiler.</summary>
public static class RetryRules
{
    private static readonly ViolationReports Reports = new();
    private static readonly LimitsInForce InForce = new(Assembly.GetEntryAssembly, Reports.Report);

    internal static RetryLimits Limits => InForce.Current;

    /// <summary>
    /// Takes the limits that the build wrote into this assembly. Called for several, the strictest limit of each kind wins.
    /// Without a call the entry assembly's limits hold, or the defaults where it has none.
    /// </summary>
    /// <param name="assembly">An assembly of the project, such as <c>typeof(Program).Assembly</c>.</param>
    public static void UseLimitsOf(Assembly assembly) => InForce.Use(assembly);

    /// <summary>Judges options without changing them.</summary>
    /// <typeparam name="TResult">The result that the retry handles.</typeparam>
    /// <param name="options">Options of a Polly retry.</param>
    /// <param name="target">What the retry calls in the end. The default is not to say it.</param>
    /// <returns>What the options break; empty where they break nothing.</returns>
    public static IReadOnlyList<RetryRuleViolation> Check<TResult>(RetryStrategyOptions<TResult> options, RetryTarget target = RetryTarget.Unknown) =>
        RetryJudgement.Of(options ?? throw new ArgumentNullException(nameof(options)), target, Limits);

    /// <summary>Calls a function for each violation that anything in the process reports from now on.</summary>
    /// <param name="onViolation">Receives the violation, on the thread that found it.</param>
    /// <returns>Ends it when disposed.</returns>
    public static IDisposable Subscribe(Action<RetryRuleViolation> onViolation) =>
        Reports.Subscribe(onViolation ?? throw new ArgumentNullException(nameof(onViolation)));

    internal static void Report(RetryRuleViolation violation) => Reports.Report(violation);
}
