using System.Collections;

namespace RetryLint.Analyzers.Flow;

/// <summary>The steps of one way, in order. Ways that part share what they have in common, so that a step more costs one object.</summary>
internal sealed class Trail : IReadOnlyList<Step>
{
    public static readonly Trail Empty = new([]);

    private readonly Trail? before;
    private readonly Step last;
    private Step[]? all;

    private Trail(Trail before, Step last)
    {
        this.before = before;
        this.last = last;
        Count = before.Count + 1;
    }

    private Trail(Step[] all)
    {
        this.all = all;
        Count = all.Length;
    }

    public int Count { get; }

    public Step this[int index] => All[index];

    /// <summary>Read once, the steps lie side by side.</summary>
    private Step[] All => all ??= Collect();

    public static Trail Of(List<Step> steps) => steps.Count == 0 ? Empty : new(steps.ToArray());

    public Trail Then(Step step) => new(this, step);

    public IEnumerator<Step> GetEnumerator() => ((IEnumerable<Step>)All).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Step[] Collect()
    {
        var steps = new Step[Count];
        var trail = this;
        while (trail.all is null)
        {
            steps[trail.Count - 1] = trail.last;
            trail = trail.before!; // Only what was made as a whole has nothing before it.
        }

        trail.all.CopyTo(steps, 0);
        return steps;
    }
}
