using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Lets a Polly 8 retry of HTTP responses wait as long as the service asks for; where it asks for nothing, the options count.</summary>
internal sealed class RetryAfterFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.WaitAsAsked";

    private const string Generator = "DelayGenerator";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Wait as long as the service asks for";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.IgnoredRetryAfter];

    public TextAnswer<OptionRefusal> Plan(OptionSite site)
    {
        if (!IsOfResponses(site))
        {
            return OptionRefusal.OtherShape;
        }

        return PollyOptions.Of(site) is not { } options ? OptionRefusal.OptionsElsewhere
            : options.Has(Generator) ? OptionRefusal.GeneratorThere
            : Plans.FirstClean(site, new Draft(FixAllTitle, edits => options.Set(Generator, Function(site), edits) ?? options.Write(edits)));
    }

    /// <summary>Is it the <c>AddRetry</c> of a pipeline whose results are HTTP responses?</summary>
    private static bool IsOfResponses(OptionSite site) =>
        site.Node is SimpleNameSyntax { Identifier.ValueText: "AddRetry" }
        && site.Model.GetSymbolInfo(site.Node, site.Cancellation).Symbol is IMethodSymbol { ReturnType: INamedTypeSymbol { TypeArguments.Length: 1 } builder }
        && builder.TypeArguments[0].Is("System.Net.Http.HttpResponseMessage");

    private static string Function(OptionSite site) =>
        $"static arguments => new {Name("System.Threading.Tasks", "ValueTask", site)}<{Name("System", "TimeSpan", site)}?>("
        + $"arguments.Outcome.Result?.Headers.RetryAfter is {{ }} wait ? wait.Delta ?? wait.Date - {Name("System", "DateTimeOffset", site)}.UtcNow : null)";

    private static string Name(string space, string type, OptionSite site) =>
        site.Model.LookupNamespacesAndTypes(site.Node.SpanStart, name: type).Any(t => t.ContainingNamespace.ToDisplayString() == space) ? type : $"{space}.{type}";
}
