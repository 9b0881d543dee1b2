using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>Lowers the number that ends the retry, where one number does.</summary>
/// <param name="Number">The number.</param>
/// <param name="Lowered">What it becomes.</param>
/// <param name="Retries">How often the loop then repeats.</param>
internal sealed record ClampLimit(LimitNumber Number, int Lowered, int Retries) : IInPlaceStep
{
    public string Title => Retries == 1 ? "retry once at most" : $"retry {Retries} times at most";

    public static Answer<ClampLimit> Plan(LoopSite site, SiteFacts facts, int most)
    {
        if (facts.Retries is not { } retries || retries <= most || most < 1)
        {
            return Refusal.LimitNotPlain;
        }

        var excess = retries - most;
        var byCounter = new LimitNumbers(site, facts).Found;
        var number = byCounter.Any(c => c.Count > 1) ? null : Deciding(byCounter.Select(c => c[0]).OfType<LimitNumber>().OrderByDescending(n => n.Value).ToList(), retries);
        return number is not null && number.Value - excess > 0 ? new ClampLimit(number, number.Value - excess, most) : Refusal.LimitNotPlain;
    }

    /// <summary>The number that is the count of the retries, or the highest of those that make it up.</summary>
    private static LimitNumber? Deciding(List<LimitNumber> numbers, int retries)
    {
        return numbers.FirstOrDefault(n => IsNear(n.Value)) ?? (numbers.Count > 1 && IsNear(numbers.Sum(n => n.Value)) ? numbers[0] : null);

        bool IsNear(int value) => Math.Abs(value - retries) <= 2;
    }

    public void Write(InPlaceText text)
    {
        var lowered = Lowered.ToString(CultureInfo.InvariantCulture);
        foreach (var place in Number.Places)
        {
            text.Edits.Replace(place.Span, Number.IsOthers ? $"{text.Edits.Name(text.Types.Math!)}.Min({place}, {lowered})" : lowered);
        }
    }
}

/// <summary>A number that ends a retry.</summary>
/// <param name="Places">Where it stands, or where the retry names it.</param>
/// <param name="Value">How high it is.</param>
/// <param name="IsOthers">Whether other code has a say in it, so that only the retry may take less.</param>
internal sealed record LimitNumber(IReadOnlyList<ExpressionSyntax> Places, int Value, bool IsOthers);
