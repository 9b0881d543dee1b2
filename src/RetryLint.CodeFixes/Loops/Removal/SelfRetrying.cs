using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.CodeFixes.Loops.Removal;

/// <summary>Who retries what the attempt calls.</summary>
internal sealed class SelfRetrying(LoopSite site, IReadOnlyList<LastClause> clauses)
{
    private static readonly string[] Failures = ["System.Exception", "Azure.RequestFailedException", "Azure.Identity.AuthenticationFailedException"];

    /// <summary>Namespaces whose routines do not fail in a way that anybody would retry.</summary>
    private static readonly string[] Quiet =
        ["System", "System.Text", "System.Text.Json", "System.Linq", "System.Collections", "System.Collections.Generic", "System.Diagnostics", "System.Globalization", "Microsoft.Extensions.Logging"];

    private readonly CompilationScope scope = new(site.Model.Compilation, site.Options);

    public Refusal? Refuse(BlockSyntax attempt) =>
        clauses.Any(c => c.IsRetried && (c.IsFiltered || (c.Type is not null && !Failures.Any(f => c.Type.Is(f))))) ? Refusal.ChosenFailures
        : Calls(attempt).Any(c => Name(c) is null && !IsQuiet(c)) || By(attempt) is null ? Refusal.ClientDoesNotRetry
        : null;

    /// <summary>The client of the last call: the calls before it lead to it.</summary>
    public string? By(BlockSyntax attempt) => Calls(attempt).Select(Name).LastOrDefault(n => n is not null);

    private string? Name(IInvocationOperation call) => InnerRetryFacts.Of(call, Outer, scope, site.Cancellation) is { Attempts: > 1, By: var by } ? by : null;

    private Handled Outer => new() { Exceptions = clauses.Where(c => c.IsRetried).Select(c => new HandledException(c.Type, IsFiltered: false)).ToList() };

    private static bool IsQuiet(IInvocationOperation call) => call.TargetMethod.Name is "ConfigureAwait" or nameof(ToString)
        || (call.TargetMethod.ContainingNamespace is { IsGlobalNamespace: false } space && Quiet.Contains(space.ToDisplayString()));

    /// <summary>The calls of the attempt; what a function does that is handed to a policy is its business.</summary>
    private IEnumerable<IInvocationOperation> Calls(BlockSyntax attempt)
    {
        var all = site.Model.GetOperation(attempt, site.Cancellation)?.Descendants().OfType<IInvocationOperation>().OrderBy(c => c.Syntax.Span.End).ToList() ?? [];
        return all.Where(c => !all.Any(o => o != c && o.Syntax.Span.Contains(c.Syntax.Span) && Executions.Is(o) && Name(o) is not null));
    }
}
