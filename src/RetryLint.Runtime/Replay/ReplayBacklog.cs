namespace RetryLint;

/// <summary>The items in their order: those that came back first. Not thread-safe: its owner locks.</summary>
internal sealed class ReplayBacklog<T>(IEnumerable<T> items) : IDisposable
{
    private readonly IEnumerator<T> rest = items.GetEnumerator();
    private readonly SortedDictionary<long, ReplayItem<T>> returned = new();
    private readonly SortedSet<long> unfinished = new();
    private long read;

    /// <summary>Gets the number of the first item that is not done with.</summary>
    public long Position => unfinished.Count == 0 ? read : unfinished.Min;

    public ReplayItem<T>? Take()
    {
        if (returned.Count > 0)
        {
            var first = returned.First();
            returned.Remove(first.Key);
            return first.Value;
        }

        if (!rest.MoveNext())
        {
            return null;
        }

        var item = new ReplayItem<T>(read, rest.Current);
        unfinished.Add(read++);
        return item;
    }

    public void Return(ReplayItem<T> item) => returned.Add(item.Number, item);

    public void Finish(ReplayItem<T> item) => unfinished.Remove(item.Number);

    public void Dispose() => rest.Dispose();
}
