using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>One way to change the text at a site: a plan, or the reason why there is none.</summary>
internal interface ITextFix<TSite, TRefusal>
    where TSite : ITextSite
    where TRefusal : struct
{
    string EquivalenceKey { get; }

    string FixAllTitle { get; }

    /// <summary>The rules whose findings it removes.</summary>
    IReadOnlyCollection<string> Rules { get; }

    TextAnswer<TRefusal> Plan(TSite site);
}

/// <summary>Where a fix works.</summary>
internal interface ITextSite
{
    Document Document { get; }

    SourceText Text { get; }
}

/// <summary>A change of the text, and what it makes in words.</summary>
internal sealed record TextPlan(string Title, ImmutableArray<TextChange> Changes)
{
    public Document ApplyTo(ITextSite site) => site.Document.WithText(site.Text.WithChanges(Changes));
}

/// <summary>The plan, or why there is none.</summary>
internal readonly struct TextAnswer<TRefusal>
    where TRefusal : struct
{
    private TextAnswer(TextPlan? plan, TRefusal? refusal) => (Plan, Refusal) = (plan, refusal);

    public TextPlan? Plan { get; }

    public TRefusal? Refusal { get; }

    public static implicit operator TextAnswer<TRefusal>(TextPlan plan) => new(plan, null);

    public static implicit operator TextAnswer<TRefusal>(TRefusal refusal) => new(null, refusal);
}

/// <summary>Offers what can be planned, in the order of the fixes.</summary>
internal static class TextFixes
{
    /// <summary>
    /// The fixes for all findings at once: the one that was chosen, or all that may do where the command line has not chosen any.
    /// </summary>
    public static IReadOnlyList<ITextFix<TSite, TRefusal>> Chosen<TSite, TRefusal>(this IEnumerable<ITextFix<TSite, TRefusal>> fixes, FixAllContext context)
        where TSite : ITextSite
        where TRefusal : struct =>
        fixes.Where(f => context.Chosen() is { } kind ? f.EquivalenceKey == kind : context.DiagnosticIds.Any(f.Rules.Contains)).ToList();

    public static string Title<TSite, TRefusal>(this IReadOnlyList<ITextFix<TSite, TRefusal>> chosen)
        where TSite : ITextSite
        where TRefusal : struct => chosen.Count == 1 ? chosen[0].FixAllTitle : "Mend the retries";

    /// <summary>The first plan that there is.</summary>
    public static TextPlan? FirstPlan<TSite, TRefusal>(this IEnumerable<ITextFix<TSite, TRefusal>> fixes, TSite site)
        where TSite : ITextSite
        where TRefusal : struct => fixes.Select(f => f.Plan(site).Plan).FirstOrDefault(p => p is not null);

    /// <summary>Offers what can be planned for the place that was reported.</summary>
    public static async Task Offer<TRefusal>(this IEnumerable<ITextFix<FoundSite, TRefusal>> fixes, CodeFixContext context)
        where TRefusal : struct
    {
        if (await FoundSite.At(context.Document, context.Span, context.Diagnostics, context.CancellationToken).ConfigureAwait(false) is { } site)
        {
            fixes.Offer(site, context);
        }
    }

    public static void Offer<TSite, TRefusal>(this IEnumerable<ITextFix<TSite, TRefusal>> fixes, TSite site, CodeFixContext context)
        where TSite : ITextSite
        where TRefusal : struct
    {
        foreach (var fix in fixes)
        {
            var fixable = context.Diagnostics.Where(d => fix.Rules.Contains(d.Id)).ToImmutableArray();
            if (!fixable.IsEmpty && fix.Plan(site).Plan is { } plan)
            {
                context.RegisterCodeFix(CodeAction.Create(plan.Title, _ => Task.FromResult(plan.ApplyTo(site)), FixKeys.Of(fix.EquivalenceKey, fixable[0].Id)), fixable);
            }
        }
    }
}
