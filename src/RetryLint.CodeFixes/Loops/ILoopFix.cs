using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>One way to rewrite a loop: a plan, or the reason why there is none.</summary>
internal interface ILoopFix
{
    string EquivalenceKey { get; }

    string FixAllTitle { get; }

    Answer<ILoopPlan> Plan(LoopSite site);
}

/// <summary>A rewrite that is known to succeed. Writing it asks no more questions.</summary>
internal interface ILoopPlan
{
    string Title { get; }

    Edits Emit();
}
