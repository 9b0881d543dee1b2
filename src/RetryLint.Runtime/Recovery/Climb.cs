namespace RetryLint;

/// <summary>
/// Where a recovery stands on its curve. A step up takes the step's time and a success of this step; too many failures take
/// a step down. Outcomes count for the step that let their call in: one burst of failures is one step down, and a call that
/// hangs holds nothing up. Not thread-safe: its owner locks.
/// </summary>
internal sealed class Climb(RecoveryCurve curve, TimeProvider time)
{
    private int level;
    private long began = time.GetTimestamp();
    private int succeeded;
    private int failed;

    /// <summary>Gets the number of the stay on this step. Each stay has another one, also on the same step.</summary>
    public long Stay { get; private set; }

    public double Share => curve.Share(level);

    public bool IsAtTop => level == curve.Top;

    public TimeSpan OnStep => time.GetElapsedTime(began);

    public void Restart() => Enter(0);

    /// <summary>Goes up where this step is done.</summary>
    /// <returns>True where a new stay began.</returns>
    public bool TryStepUp()
    {
        if (IsAtTop || succeeded == 0 || OnStep < curve.Step)
        {
            return false;
        }

        Enter(level + 1);
        return true;
    }

    /// <summary>Counts an outcome of a call that was let in during that stay.</summary>
    /// <returns>True where a new stay began.</returns>
    public bool Count(long stay, bool success)
    {
        if (stay != Stay)
        {
            return false;
        }

        _ = success ? succeeded++ : failed++;
        if (success || failed <= curve.FailureRatio * (succeeded + failed))
        {
            return false;
        }

        Enter(Math.Max(0, level - 1));
        return true;
    }

    private void Enter(int next)
    {
        level = next;
        Stay++;
        began = time.GetTimestamp();
        (succeeded, failed) = (0, 0);
    }
}
