using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>
/// Writes delays that double with each attempt and lie anywhere in the upper half of that time. The chance is taken from
/// the generator that no analyzer takes for a weak one.
/// </summary>
internal sealed class JitteredDelay(BoundInPlacePlan plan, Edits edits)
{
    private string Growth => $" << ({plan.Attempt} - 1)";

    /// <summary>The duration in place of the one that the code has.</summary>
    public string Of(DelayCall delay)
    {
        var isNamed = !delay.IsTimeSpan && delay.Duration is IdentifierNameSyntax or MemberAccessExpressionSyntax;
        var chosen = isNamed && delay.Value > TimeSpan.FromMilliseconds(3)
            ? $"{Source}({delay.Duration} / 2, {delay.Duration}){Growth}"
            : Milliseconds(delay.Value > TimeSpan.Zero ? delay.Value.Value : plan.Numbers.Base);
        return delay.IsTimeSpan ? $"{edits.Name(plan.Types.TimeSpan!)}.FromMilliseconds({chosen})" : chosen;
    }

    /// <summary>A statement that waits, where the code does not wait yet.</summary>
    public string Statement()
    {
        var duration = Milliseconds(plan.Numbers.Base);
        if (!plan.Wait.IsAwaited)
        {
            return $"{edits.Name(plan.Wait.Type)}.Sleep({duration});";
        }

        var token = plan.Wait.Token is null ? "" : ", " + plan.Wait.Token;
        return $"await {edits.Name(plan.Wait.Type)}.Delay({duration}{token}){(plan.Wait.LeavesContext ? ".ConfigureAwait(false)" : "")};";
    }

    private string Source => edits.Name(plan.Types.JitterSource!) + ".GetInt32";

    private string Milliseconds(TimeSpan start)
    {
        var most = Math.Max(1, (int)start.TotalMilliseconds);
        var least = most / 2;
        return string.Format(CultureInfo.InvariantCulture, "{0}({1}, {2}){3}", Source, least, most < 4 ? least + 2 : most, Growth);
    }
}
