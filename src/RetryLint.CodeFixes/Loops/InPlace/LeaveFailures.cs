using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Azure;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>Lets clauses leave alone what must not be tried again: cancellation, permanent failures, programming errors.</summary>
internal sealed record LeaveFailures(IReadOnlyList<LeftFailures> Clauses, string Title) : IInPlaceStep
{
    public static Answer<LeaveFailures> Plan(LoopSite site, SiteFacts facts, FixTypes types)
    {
        var all = facts.Clauses.Select(c => LeftFailures.By(c, site, types)).Where(l => l.Kinds.Count > 0).ToList();
        if (all.Count == 0)
        {
            return site.Findings.Contains(RuleIds.PermanentFailureRetry) ? Refusal.PermanentNotPlain : Refusal.CancellationNotPlain;
        }

        return all.Any(l => l.NeedsPatterns) && !KnowsPatterns(site) ? Refusal.PermanentNotPlain : new LeaveFailures(all, TitleOf(all));
    }

    public void Write(InPlaceText text)
    {
        foreach (var left in Clauses)
        {
            var name = left.Clause.Declaration?.Identifier.Text is { Length: > 0 } declared ? declared : new FreshNames(text.Site.Model, text.Site.Statement).Local("exception", "ex");
            ClauseFilter.Add(left.Clause, name, left.Condition(name, text), text);
        }
    }

    private static bool KnowsPatterns(LoopSite site) => ((CSharpParseOptions)site.Model.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9;

    private static string TitleOf(IReadOnlyList<LeftFailures> all)
    {
        var kinds = all.SelectMany(l => l.Kinds).Distinct().ToList();
        return $"let {(kinds.Count == 1 ? kinds[0] : string.Join(", ", kinds.Take(kinds.Count - 1)) + " and " + kinds[kinds.Count - 1])} through";
    }
}

/// <summary>What one clause must leave alone.</summary>
/// <param name="Kinds">In words.</param>
/// <param name="Types">The exceptions that it takes today and must not take.</param>
/// <param name="WithStatus">Those of which only some statuses are permanent.</param>
/// <param name="Tests">Further conditions, which get the name of the exception.</param>
internal sealed record LeftFailures(
    CatchClauseSyntax Clause, IReadOnlyList<string> Kinds, IReadOnlyList<INamedTypeSymbol> Types, IReadOnlyList<(INamedTypeSymbol Type, string Permanent)> WithStatus, IReadOnlyList<Func<string, string>> Tests)
{
    public bool NeedsPatterns => WithStatus.Count > 0 || Tests.Any(t => t("").Contains(" is "));

    public static LeftFailures By(CatchClauseSyntax clause, LoopSite site, FixTypes types)
    {
        var found = new Finder(clause, site, types);
        found.Cancellation();
        found.Permanent();
        found.Errors();
        return found.Found;
    }

    public string Condition(string name, InPlaceText text)
    {
        var excluded = Types.Select(text.Edits.Name).Concat(WithStatus.Select(t => $"{text.Edits.Name(t.Type)} {{ {t.Permanent} }}")).ToList();
        var conditions = Tests.Select(t => t(name)).ToList();
        return string.Join(" && ", excluded.Count == 0 ? conditions : conditions.Prepend(CatchAlls.IsNot(name, excluded, Clause.SyntaxTree)));
    }

    private sealed class Finder(CatchClauseSyntax clause, LoopSite site, FixTypes types)
    {
        private readonly List<string> kinds = [];
        private readonly List<INamedTypeSymbol> left = [];
        private readonly List<(INamedTypeSymbol, string)> withStatus = [];
        private readonly List<Func<string, string>> tests = [];
        private readonly ITypeSymbol? caught = clause.Declaration is { } declaration ? site.Model.GetTypeInfo(declaration.Type, site.Cancellation).Type : null;

        public LeftFailures Found => new(clause, kinds, left, withStatus, tests);

        private bool TakesAll => LetCancellationThrough.TakesAll(clause, site);

        public void Cancellation()
        {
            if (!Has(RuleIds.SwallowedCancellation, RuleIds.CatchAllRetry))
            {
                return;
            }

            if (TakesAll)
            {
                if (!LetCancellationThrough.IsGuarded(clause, site))
                {
                    kinds.Add("cancellation");
                    left.Add(types.OperationCanceledException!);
                }
            }
            else if (Has(RuleIds.SwallowedCancellation) && CatchAlls.TakesCancellation(caught) && OuterToken.In(site).Text is { } token)
            {
                kinds.Add("cancellation");
                tests.Add(_ => $"!{token}.IsCancellationRequested");
            }
        }

        public void Permanent()
        {
            if (!Has(RuleIds.PermanentFailureRetry))
            {
                return;
            }

            var before = left.Count + withStatus.Count + tests.Count;
            if (TakesAll)
            {
                left.AddRange(types.PermanentFailures);
                withStatus.AddRange(types.FailuresWithStatus);
            }
            else if (TransientFailures.Of(caught) is { } transient)
            {
                tests.Add(name => transient.Test(name, site.Model, clause.SpanStart));
            }

            if (left.Count + withStatus.Count + tests.Count > before)
            {
                kinds.Add("permanent failures");
            }
        }

        /// <summary>Only where nothing else is left to narrow a clause by that takes everything.</summary>
        public void Errors()
        {
            if (Has(RuleIds.CatchAllRetry) && TakesAll && kinds.Count == 0)
            {
                kinds.Add("programming errors");
                left.AddRange(types.ProgrammingErrors);
            }
        }

        private bool Has(params string[] ids) => ids.Any(site.Findings.Contains);
    }
}
