using System.Globalization;

namespace RetryLint.Benchmarks.Fixes;

/// <summary>Counts what the fixes do.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, List<string?>> answers = [];
    private int sites;
    private int fixable;
    private int clean;
    private int trials;

    public void Add(string key, string? refusal)
    {
        answers.TryAdd(key, []);
        answers[key].Add(refusal);
    }

    public void AddSite(IReadOnlyCollection<string?> refusals)
    {
        sites++;
        fixable += refusals.Contains(null) ? 1 : 0;
    }

    public void AddTrial(bool isClean)
    {
        trials++;
        clean += isClean ? 1 : 0;
    }

    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{sites} reported sites; some fix: {Share(fixable, sites)}; tried: {trials} fixes, without a fault: {Share(clean, trials)}");
        foreach (var (key, all) in answers)
        {
            output.WriteLine($"{key}: {Share(all.Count(a => a is null), all.Count)}");
            foreach (var refusal in all.OfType<string>().GroupBy(r => r).OrderByDescending(g => g.Count()))
            {
                output.WriteLine($"    {refusal.Count(),4} {refusal.Key}");
            }
        }
    }

    private static string Share(int part, int all) => string.Create(CultureInfo.InvariantCulture, $"{part} of {all} ({(all == 0 ? 0 : 100.0 * part / all):F1} %)");
}
