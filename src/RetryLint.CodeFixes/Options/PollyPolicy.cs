using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers;
using RetryLint.Analyzers.Recognition.Declared.SdkOptions;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Options;

/// <summary>A retry policy of Polly 7: its count and the function that says how long to wait.</summary>
internal sealed class PollyPolicy
{
    private const int DefaultMilliseconds = 1000;
    private readonly OptionSite site;
    private readonly SimpleNameSyntax name;
    private readonly IInvocationOperation call;

    private PollyPolicy(OptionSite site, SimpleNameSyntax name, IInvocationOperation call) => (this.site, this.name, this.call) = (site, name, call);

    public static PollyPolicy? Of(OptionSite site) =>
        site.Node is SimpleNameSyntax { Identifier.ValueText: "Retry" or "RetryAsync" or "WaitAndRetry" or "WaitAndRetryAsync", Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax invocation } } name
        && site.Model.GetOperation(invocation, site.Cancellation) is IInvocationOperation call
            ? new PollyPolicy(site, name, call)
            : null;

    public OptionRefusal? Write(PollyChange change, FixTypes types, Edits edits)
    {
        if (change.Retries is { } retries)
        {
            if (Argument("retryCount") is not { } count)
            {
                return OptionRefusal.OtherShape;
            }

            edits.Replace(count.Syntax.Span, Rules.Phrases.Number(retries));
        }

        if (!change.Jitter && !change.Grows && !change.Waits)
        {
            return null;
        }

        return types.JitterSource is { } source && types.TimeSpan is { } timeSpan
            ? WritePace(change, $"{edits.Name(source)}.GetInt32", edits.Name(timeSpan) + ".FromMilliseconds", edits)
            : OptionRefusal.NoChance;
    }

    private OptionRefusal? WritePace(PollyChange change, string chance, string milliseconds, Edits edits)
    {
        if (change.Waits)
        {
            return WriteWait(Growing(chance, milliseconds, DefaultMilliseconds, "attempt"), edits);
        }

        if (Argument("sleepDurationProvider")?.Syntax is not LambdaExpressionSyntax { ExpressionBody: { } pause } lambda || Parameter(lambda) is not { } attempt)
        {
            return OptionRefusal.OptionsElsewhere;
        }

        if (!change.Grows)
        {
            edits.Insert(pause.SpanStart, NeedsBrackets(pause) ? "(" : "");
            edits.Insert(pause.Span.End, (NeedsBrackets(pause) ? ")" : "") + $" + {milliseconds}({chance}(0, {DefaultMilliseconds}))");
            return null;
        }

        if (!change.Jitter || Constant(pause) is not { } constant)
        {
            return OptionRefusal.OtherShape;
        }

        var counter = attempt.Identifier.ValueText == "_" ? new FreshNames(site.Model, name).Local("attempt", "retryAttempt") : attempt.Identifier.Text;
        edits.Replace(attempt.Identifier.Span, counter);
        edits.Replace(pause.Span, Growing(chance, milliseconds, constant, counter));
        return null;
    }

    /// <summary>Makes a policy that does not wait one that does; only where nothing else is handed to it.</summary>
    private OptionRefusal? WriteWait(string pause, Edits edits)
    {
        if (!name.Identifier.ValueText.StartsWith("Retry", StringComparison.Ordinal) || Argument("retryCount") is not { } count || ((InvocationExpressionSyntax)call.Syntax).ArgumentList.Arguments.Count != 1)
        {
            return OptionRefusal.OtherShape;
        }

        edits.Replace(name.Identifier.Span, "WaitAnd" + name.Identifier.ValueText);
        edits.Insert(((ArgumentSyntax)count.Syntax.Parent!).Span.End, $", {new FreshNames(site.Model, name).Local("attempt", "retryAttempt")} => {pause}");
        return null;
    }

    private static string Growing(string chance, string milliseconds, int most, string attempt) =>
        string.Format(CultureInfo.InvariantCulture, "{0}({1}({2}, {3}) << ({4} - 1))", milliseconds, chance, most / 2, most, attempt);

    /// <summary>The pause in milliseconds, where it is always the same and leaves room for chance.</summary>
    private int? Constant(ExpressionSyntax pause)
    {
        var scope = new CompilationScope(site.Model.Compilation, site.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        return new FixedValues(scope, site.Cancellation).Time(site.Model.GetOperation(pause, site.Cancellation)) is { TotalMilliseconds: >= 4 and <= 60_000 and var constant } ? (int)constant : null;
    }

    /// <summary>The parameter that counts the retries.</summary>
    private static ParameterSyntax? Parameter(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: > 0 } several } => several[0],
        _ => null,
    };

    private static bool NeedsBrackets(ExpressionSyntax pause) => pause is ConditionalExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax
        || (pause is BinaryExpressionSyntax binary && binary.OperatorToken.ValueText is not ("+" or "-" or "*" or "/"));

    private IOperation? Argument(string parameter)
    {
        var value = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter && a.ArgumentKind == ArgumentKind.Explicit)?.Value;
        while (value is IDelegateCreationOperation or IConversionOperation)
        {
            value = value.ChildOperations.First();
        }

        return value;
    }
}
