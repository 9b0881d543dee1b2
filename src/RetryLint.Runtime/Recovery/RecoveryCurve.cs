namespace RetryLint;

/// <summary>The shares of the full load that a recovering service gets, and what takes it from one to the next. Immutable.</summary>
internal sealed class RecoveryCurve
{
    private const int MostSteps = 32;
    private static readonly TimeSpan ShortestStep = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(1);

    private readonly double[] shares;

    private RecoveryCurve(IEnumerable<double> shares, TimeSpan step, double failureRatio)
    {
        this.shares = shares.ToArray();
        Step = step;
        FailureRatio = failureRatio;
    }

    /// <summary>Gets the shares below the full load: 1 %, 2 %, 4 % and so on.</summary>
    public static IList<double> Default => [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64];

    public TimeSpan Step { get; }

    public double FailureRatio { get; }

    /// <summary>Gets the level of the full load.</summary>
    public int Top => shares.Length;

    public double Share(int level) => level < shares.Length ? shares[level] : 1;

    public static RecoveryCurve Of(Type options, IList<double>? shares, TimeSpan step, double failureRatio)
    {
        Setting.Check(IsCurve(shares), options, "Curve", Text(shares), "1 to 32 growing shares above 0 and below 1");
        Setting.Check(step >= ShortestStep && step <= LongestStep, options, "StepDuration", step, "a time from 10 milliseconds to 1 hour");
        Setting.Check(failureRatio is >= 0 and < 1, options, "FailureRatio", failureRatio, "a number from 0 to less than 1");
        return new RecoveryCurve(shares!, step, failureRatio);
    }

    private static bool IsCurve(IList<double>? shares)
    {
        if (shares is not { Count: >= 1 and <= MostSteps } || shares[0] is not > 0 || shares[shares.Count - 1] is not < 1)
        {
            return false;
        }

        for (var i = 1; i < shares.Count; i++)
        {
            if (!(shares[i] > shares[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Text(IList<double>? shares) =>
        shares is null ? null : "[" + string.Join(", ", shares.Select(s => s.ToString(System.Globalization.CultureInfo.InvariantCulture))) + "]";
}
