using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Options;

/// <summary>The clauses that say which failures a Polly retry takes.</summary>
internal sealed class PollyClauses
{
    private const string Predicate = "ShouldHandle";
    private readonly OptionSite site;
    private readonly PollyOptions? options;

    private PollyClauses(OptionSite site, PollyOptions? options, IReadOnlyList<InvocationExpressionSyntax> clauses) => (this.site, this.options, Clauses) = (site, options, clauses);

    /// <summary><c>Handle&lt;T&gt;(…)</c> and <c>Or&lt;T&gt;(…)</c>, in the order of the text; none where the options say nothing, so that all exceptions are taken.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Clauses { get; }

    /// <summary>Is it a policy of Polly 7, whose clauses are one chain with the policy?</summary>
    public bool IsPolicy => options is null;

    /// <summary>Null where the clauses are not made where they can be changed.</summary>
    public static PollyClauses? Of(OptionSite site)
    {
        if (site.Node is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } member })
        {
            return null;
        }

        if (PollyOptions.Of(site) is not { } options)
        {
            var chain = site.Node is SimpleNameSyntax { Identifier.ValueText: "AddRetry" or "AddHedging" } ? [] : Chain(member.Expression, site).ToList();
            return chain.Count > 0 ? new PollyClauses(site, null, chain) : null;
        }

        if (options.Value(Predicate) is not { } predicate)
        {
            return new PollyClauses(site, options, []);
        }

        var clauses = Chain(predicate, site).ToList();
        return clauses.Count > 0 ? new PollyClauses(site, options, clauses) : null;
    }

    /// <summary>The exception that a clause names.</summary>
    public ITypeSymbol? TypeOf(InvocationExpressionSyntax clause) => site.Model.GetTypeInfo(Name(clause)!.TypeArgumentList.Arguments[0], site.Cancellation).Type;

    /// <summary>A clause of this name for this exception.</summary>
    public static string Clause(string name, string type, string? parameter, string? test) => $"{name}<{type}>({(test is null ? "" : $"{parameter} => {test}")})";

    /// <summary>Puts others in the place of a clause.</summary>
    public static void Replace(InvocationExpressionSyntax clause, string others, Edits edits) =>
        edits.Replace(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(Name(clause)!.SpanStart, clause.Span.End), others);

    /// <summary>Makes clauses where the options had none.</summary>
    public OptionRefusal? Make(string clauses, Edits edits)
    {
        var builder = site.Model.Compilation.GetTypeByMetadataName(ResultType is null ? "Polly.PredicateBuilder" : "Polly.PredicateBuilder`1");
        var made = ResultType is { } result ? builder?.Construct(result) : builder;
        return made is null ? OptionRefusal.OptionsElsewhere : options!.Set(Predicate, $"new {edits.Name(made)}().{clauses}", edits) ?? options.Write(edits);
    }

    /// <summary>A name for the failure that nothing around has.</summary>
    public string FreshName => new FreshNames(site.Model, site.Node).Local("failure", "exception");

    private ITypeSymbol? ResultType => site.Model.GetSymbolInfo(site.Node, site.Cancellation).Symbol is IMethodSymbol { ReturnType: INamedTypeSymbol { TypeArguments.Length: 1 } type } ? type.TypeArguments[0] : null;

    private static IEnumerable<InvocationExpressionSyntax> Chain(ExpressionSyntax last, OptionSite site) => last.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        .Where(c => Name(c) is not null && site.Model.GetSymbolInfo(c, site.Cancellation).Symbol is IMethodSymbol method && method.ContainingNamespace.IsWithin("Polly")).Reverse();

    private static GenericNameSyntax? Name(InvocationExpressionSyntax clause) => clause.Expression switch
    {
        MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Handle" or "Or", TypeArgumentList.Arguments.Count: 1 } name } => name,
        GenericNameSyntax { Identifier.ValueText: "Handle", TypeArgumentList.Arguments.Count: 1 } name => name,
        _ => null,
    };
}
