using System.Globalization;

namespace RetryLint.Benchmarks.Fixes;

/// <summary>Counts what the fixes do.</summary>
internal sealed class Tally(IReadOnlyList<string> keys)
{
    private readonly List<Site> sites = [];
    private readonly Dictionary<(string Key, string What), (int Clean, int All)> trials = [];

    public void Add(IReadOnlyDictionary<string, string?> refusals, bool takesNumbersFromParameter) =>
        sites.Add(new Site(refusals, refusals.Values.Contains("BrokenCode"), takesNumbersFromParameter));

    public void AddTrial(string key, string what, bool isClean)
    {
        var (clean, all) = trials.GetValueOrDefault((key, what));
        trials[(key, what)] = (clean + (isClean ? 1 : 0), all + 1);
    }

    public void Print(TextWriter output)
    {
        foreach (var key in keys)
        {
            output.WriteLine($"\n{key} is refused:");
            foreach (var refusal in sites.Select(s => s.Refusals[key]).OfType<string>().GroupBy(r => r).OrderByDescending(g => g.Count()))
            {
                output.WriteLine($"    {refusal.Count(),4} {refusal.Key}");
            }
        }

        PrintShares(output);
        PrintTrials(output);
    }

    private void PrintShares(TextWriter output)
    {
        var binds = sites.Where(s => !s.IsBroken).ToList();
        output.WriteLine($"\n| | all {sites.Count} sites | the {binds.Count} whose code compiles here | those of them with numbers of their own |\n|---|---|---|---|");
        foreach (var key in keys)
        {
            Row(key, s => s.Refusals[key] is null);
        }

        Row("any of them", s => s.Refusals.Values.Contains(null));

        void Row(string name, Func<Site, bool> isOffered) =>
            output.WriteLine($"| {name} | {Share(sites, isOffered)} | {Share(binds, isOffered)} | {Share(binds.Where(s => !s.TakesNumbersFromParameter).ToList(), isOffered)} |");
    }

    private void PrintTrials(TextWriter output)
    {
        output.WriteLine("\n| | applied | without a fault |\n|---|---|---|");
        foreach (var trial in trials.OrderBy(t => t.Key.Key).ThenBy(t => t.Key.What, StringComparer.Ordinal))
        {
            output.WriteLine($"| {trial.Key.Key}, {trial.Key.What} | {trial.Value.All} | {trial.Value.Clean} |");
        }
    }

    private static string Share(List<Site> all, Func<Site, bool> isOffered) =>
        string.Create(CultureInfo.InvariantCulture, $"{all.Count(isOffered)} of {all.Count} ({(all.Count == 0 ? 0 : 100.0 * all.Count(isOffered) / all.Count):F1} %)");

    private sealed record Site(IReadOnlyDictionary<string, string?> Refusals, bool IsBroken, bool TakesNumbersFromParameter);
}
