using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Failover;

/// <summary>Whether a failure that a whole region has is taken. Who only takes 404 looks for something; that is no failover.</summary>
internal static class Outages
{
    private const string Any = "System.Exception";

    private static readonly ImaginedFailure[] Thrown =
    [
        new("status 503", 503, "Azure.RequestFailedException", Any),
        new("status 503", 503, "System.Net.Http.HttpRequestException", Any),
        new("AuthenticationFailedException", null, "Azure.Identity.AuthenticationFailedException", Any),
        new("status 503", 503, "Microsoft.Identity.Client.MsalServiceException", "Microsoft.Identity.Client.MsalException", Any),
    ];

    private static readonly ImaginedFailure Answered = new("status 503", 503);

    public static bool AreTaken(TurnFacts facts) => facts.Paths.Failing.Any(p =>
    {
        var conditions = new PermanentOnPath(p, facts);
        return p.Failed ? Thrown.Any(f => conditions.ConditionsPassedBy(f) is not null) : conditions.ConditionsPassedBy(Answered) is not null;
    });

    public static bool AreTaken(ICatchClauseOperation clause, CompilationScope scope, CancellationToken cancellation) => Thrown.Any(f =>
        (Catching.TakesAll(clause) || f.Is(clause.ExceptionType, clause.Syntax))
        && (clause.Filter is not { } filter || new FailureTest(f, scope, cancellation).Truth(filter) == true));
}
