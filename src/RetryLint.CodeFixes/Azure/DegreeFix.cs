using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Azure;

/// <summary>Sets the degree of parallelism of <c>Parallel.ForEach</c> and <c>Parallel.ForEachAsync</c>.</summary>
/// <remarks>Not of <c>Task.WhenAll</c>: that starts every item even where one fails, which a bounded loop does not.</remarks>
internal sealed class DegreeFix : ITextFix<FoundSite, UsageRefusal>
{
    public const string Key = "bound";

    private const string Degree = "MaxDegreeOfParallelism = 8";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Run at most 8 at a time";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.UnthrottledReplay];

    public TextAnswer<UsageRefusal> Plan(FoundSite site)
    {
        if (site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: { Count: >= 2 } arguments } call
            || site.Model.GetSymbolInfo(call, site.Cancellation).Symbol is not IMethodSymbol method || !method.ContainingType.Is("System.Threading.Tasks.Parallel")
            || arguments.Any(a => a.NameColon is not null))
        {
            return UsageRefusal.OtherCode;
        }

        if (Change(arguments, site) is not { } change)
        {
            return UsageRefusal.OptionsFromElsewhere;
        }

        var changes = ImmutableArray.Create(change);
        return UsageProof.Compiles(site, changes) ? new TextPlan("Run at most 8 at a time", changes) : UsageRefusal.DoesNotCompile;
    }

    private static TextChange? Change(SeparatedSyntaxList<ArgumentSyntax> arguments, FoundSite site)
    {
        var second = arguments[1].Expression;
        var type = site.Model.GetTypeInfo(second, site.Cancellation).ConvertedType;
        if (type.Is("System.Threading.CancellationToken"))
        {
            return new TextChange(second.Span, $"new ParallelOptions {{ {Degree}, CancellationToken = {second} }}");
        }

        if (!type.Is("System.Threading.Tasks.ParallelOptions"))
        {
            return new TextChange(new TextSpan(second.SpanStart, 0), $"new ParallelOptions {{ {Degree} }}, ");
        }

        return second is BaseObjectCreationExpressionSyntax { Initializer: { Expressions.Count: > 0 } initializer }
            ? new TextChange(new TextSpan(initializer.Expressions[0].SpanStart, 0), Degree + ", ")
            : null;
    }
}
