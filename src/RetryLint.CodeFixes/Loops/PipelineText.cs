using Microsoft.CodeAnalysis;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>The expression that builds a pipeline.</summary>
/// <param name="Numbers">How often and how long.</param>
/// <param name="Failures">What is tried again.</param>
/// <param name="Timeout">The time for everything together.</param>
/// <param name="DelayText">The base delay as the code writes it; null to write it anew.</param>
internal sealed record PipelineText(
    RetryNumbers Numbers, IReadOnlyList<HandledFailure> Failures, TimeSpan? Timeout, string? DelayText, FixTypes Types, PollyTypes Polly, SyntaxTree Tree)
{
    /// <summary>What it does, in a few words.</summary>
    public string Title
    {
        get
        {
            var pipeline = Guarded is null ? "a Polly pipeline" : "a guarded Polly pipeline";
            return Numbers.Retries == 1 ? $"Retry once with {pipeline}" : $"Retry {Numbers.Retries} times with {pipeline}";
        }
    }

    /// <summary>The lines of the expression; all but the first are indented by the given levels.</summary>
    public IEnumerable<string> Lines(Edits edits, string indent, string unit)
    {
        var timeSpan = edits.Name(Types.TimeSpan!);
        yield return $"new {edits.Name(Polly.Builder)}{Argument}()";
        if (Timeout is { } timeout)
        {
            yield return $"{indent}{unit}.AddTimeout({DurationText.Of(timeout, timeSpan)})";
        }

        yield return $"{indent}{unit}.{(Guarded is null ? "AddRetry" : "AddGuardedRetry")}(new {edits.Name(Guarded?.Types.Options ?? Polly.RetryOptions)}{Argument}";
        yield return $"{indent}{unit}{{";
        foreach (var line in Handled(edits, indent + unit + unit, unit))
        {
            yield return line;
        }

        foreach (var option in Options(edits, timeSpan))
        {
            yield return $"{indent}{unit}{unit}{option},";
        }

        yield return $"{indent}{unit}}})";
        yield return $"{indent}{unit}.Build()";
    }

    /// <summary>A guarded retry grows and spreads its delays without being told.</summary>
    private IEnumerable<string> Options(Edits edits, string timeSpan) =>
    [
        $"MaxRetryAttempts = {Numbers.Retries}",
        $"Delay = {Delay(timeSpan)}",
        .. Guarded is null ? [$"BackoffType = {edits.Name(Polly.BackoffType)}.Exponential", "UseJitter = true"] : Array.Empty<string>(),
        $"MaxDelay = {DurationText.Of(Numbers.MaxDelay, timeSpan)}",
        .. Guarded?.Budget is { } budget ? [$"Budget = {edits.Name(Guarded.Types.Budget)}.For({budget})"] : Array.Empty<string>(),
    ];

    private string Delay(string timeSpan) => DelayText is null ? DurationText.Of(Numbers.Base, timeSpan)
        : IsNumber ? $"{timeSpan}.FromMilliseconds({DelayText})" : DelayText;

    /// <summary>The shim's retry and its budget; null for Polly's own.</summary>
    public GuardedStyle? Guarded { get; init; }

    /// <summary>Whether the delay of the code is a number of milliseconds.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether the pipeline repeats turns that say that the loop is not over, in place of attempts that throw.</summary>
    public bool IsOfTurns { get; init; }

    private string Argument => IsOfTurns ? "<bool>" : "";

    /// <summary>The type of the field that holds the pipeline.</summary>
    public string Type(Edits edits) => edits.Name(Polly.Pipeline) + Argument;

    private IEnumerable<string> Handled(Edits edits, string indent, string unit)
    {
        var calls = IsOfTurns ? [".HandleResult(false)"] : Failures.Select(f => $".Handle<{edits.Name(f.Type)}>({Predicate(f, edits)})").ToList();
        var start = $"{indent}ShouldHandle = new {edits.Name(Polly.PredicateBuilder)}{Argument}()";
        if (calls.Count == 1)
        {
            yield return $"{start}{calls[0]},";
            yield break;
        }

        yield return start;
        for (var i = 0; i < calls.Count; i++)
        {
            yield return $"{indent}{unit}{calls[i]}{(i == calls.Count - 1 ? "," : "")}";
        }
    }

    private string Predicate(HandledFailure failure, Edits edits)
    {
        var predicate = failure.Predicate(edits.Name, Tree);
        return predicate.Length == 0 ? "" : $"{failure.Variable} => {predicate}";
    }
}
