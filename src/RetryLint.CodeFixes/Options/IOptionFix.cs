using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Options;

/// <summary>One way to change declared retry options: plans in the order of preference, or the reason why there is none.</summary>
internal interface IOptionFix
{
    string EquivalenceKey { get; }

    string FixAllTitle { get; }

    /// <summary>The rules whose findings it removes.</summary>
    IReadOnlyCollection<string> Rules { get; }

    OptionAnswer Plan(OptionSite site);
}

/// <summary>A change of the text, and what it makes in words.</summary>
internal sealed record OptionPlan(string Title, ImmutableArray<TextChange> Changes);

/// <summary>The first plan that stood its proof, or why there is none.</summary>
internal readonly struct OptionAnswer
{
    private OptionAnswer(OptionPlan? plan, OptionRefusal? refusal) => (Plan, Refusal) = (plan, refusal);

    public OptionPlan? Plan { get; }

    public OptionRefusal? Refusal { get; }

    public static implicit operator OptionAnswer(OptionPlan plan) => new(plan, null);

    public static implicit operator OptionAnswer(OptionRefusal refusal) => new(null, refusal);
}
