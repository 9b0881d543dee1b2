using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Azure;

/// <summary>One way to change a use of Azure: a plan, or the reason why there is none.</summary>
internal interface IUsageFix
{
    string EquivalenceKey { get; }

    string FixAllTitle { get; }

    /// <summary>The rules whose findings it removes.</summary>
    IReadOnlyCollection<string> Rules { get; }

    UsageAnswer Plan(UsageSite site);
}

/// <summary>A change of the text, and what it makes in words.</summary>
internal sealed record UsagePlan(string Title, ImmutableArray<TextChange> Changes);

/// <summary>The plan, or why there is none.</summary>
internal readonly struct UsageAnswer
{
    private UsageAnswer(UsagePlan? plan, UsageRefusal? refusal) => (Plan, Refusal) = (plan, refusal);

    public UsagePlan? Plan { get; }

    public UsageRefusal? Refusal { get; }

    public static implicit operator UsageAnswer(UsagePlan plan) => new(plan, null);

    public static implicit operator UsageAnswer(UsageRefusal refusal) => new(null, refusal);
}
