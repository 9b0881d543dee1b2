using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Failures;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Lets a Polly retry take only those failures of the clients that it runs which can pass.</summary>
internal sealed class NarrowPredicateFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.NarrowPredicate";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Retry only failures that can pass";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.CatchAllRetry, RuleIds.SwallowedCancellation];

    public TextAnswer<OptionRefusal> Plan(OptionSite site)
    {
        if (!PollyPlans.Concern(site) || PollyPlans.DeclarationAt(site) is not { } declaration)
        {
            return OptionRefusal.OtherShape;
        }

        if (PollyClauses.Of(site) is not { } clauses)
        {
            return OptionRefusal.PredicateElsewhere;
        }

        return !declaration.Work.Escapes && PassingFailures.Of(declaration.Work.Attempts.SelectMany(a => a.Paths.Attempts), site.Model.Compilation) is { } failures
            ? Plans.Without(Rules, site, new Draft(FixAllTitle, edits => Write(clauses, failures, site, edits)))
            : OptionRefusal.FailuresUnknown;
    }

    private static OptionRefusal? Write(PollyClauses clauses, IReadOnlyList<PassingFailure> failures, OptionSite site, Edits edits)
    {
        var name = clauses.FreshName;
        if (clauses.Clauses.Count == 0)
        {
            // By default Polly 8 leaves cancellation alone, also that by the timeout of a client.
            var others = failures.Where(f => !f.Type.DerivesFrom("System.OperationCanceledException")).ToList();
            return clauses.Make(Text(others, "Handle", "Handle"), edits);
        }

        foreach (var clause in clauses.Clauses.Where(c => c.ArgumentList.Arguments.Count == 0 && clauses.TypeOf(c).Is("System.Exception")))
        {
            var isFirst = !clauses.IsPolicy || clause == clauses.Clauses[0];
            PollyClauses.Replace(clause, Text(failures, isFirst ? "Handle" : "Or", clauses.IsPolicy ? "Or" : "Handle"), edits);
        }

        return null;

        string Text(IReadOnlyList<PassingFailure> all, string first, string next) => string.Join(".", all.Select((f, i) =>
            PollyClauses.Clause(i == 0 ? first : next, edits.Name(f.Type), name, f.Test(name, site.Model, site.Node.SpanStart, edits.Name))));
    }
}
