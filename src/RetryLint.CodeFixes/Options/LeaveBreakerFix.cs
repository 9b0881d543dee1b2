using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Loops;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Lets a Polly retry give up at once where the breaker inside it is open.</summary>
internal sealed class LeaveBreakerFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.LeaveOpenBreaker";
    private const string OpenBreaker = "Polly.CircuitBreaker.BrokenCircuitException";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Do not retry while the breaker is open";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.RetryHammersBreaker];

    public TextAnswer<OptionRefusal> Plan(OptionSite site) => !PollyPlans.Concern(site) ? OptionRefusal.OtherShape
        : PollyClauses.Of(site) is not { } clauses || site.Model.Compilation.GetTypeByMetadataName(OpenBreaker) is not { } broken ? OptionRefusal.PredicateElsewhere
        : Plans.Without(Rules, site, new Draft(FixAllTitle, edits => Write(clauses, broken, site, edits)));

    private static OptionRefusal? Write(PollyClauses clauses, INamedTypeSymbol broken, OptionSite site, Edits edits)
    {
        var name = clauses.FreshName;
        if (clauses.Clauses.Count == 0)
        {
            var types = new FixTypes(site.Model.Compilation);
            var left = CatchAlls.IsNot(name, [edits.Name(types.OperationCanceledException!), edits.Name(broken)], site.Model.SyntaxTree);
            return clauses.Make(PollyClauses.Clause("Handle", edits.Name(types.Exception!), name, left), edits);
        }

        foreach (var clause in clauses.Clauses.Where(c => c.ArgumentList.Arguments.Count == 0 && Takes(clauses.TypeOf(c), broken)))
        {
            edits.Replace(clause.ArgumentList.Span, $"({name} => {CatchAlls.IsNot(name, [edits.Name(broken)], site.Model.SyntaxTree)})");
        }

        return null;
    }

    private static bool Takes(ITypeSymbol? type, INamedTypeSymbol broken) => type is not null && !type.Is(OpenBreaker) && broken.DerivesFrom(type.ToDisplayString());
}
