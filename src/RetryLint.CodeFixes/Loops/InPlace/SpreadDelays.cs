using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>
/// Lets the delays that are there lie anywhere in the upper half of their time and, where they stay the same, double with each
/// turn. What the code names is still named, and evaluated as often as before.
/// </summary>
/// <param name="Delays">The durations.</param>
/// <param name="Counter">What they grow with; null where they grow already.</param>
/// <param name="Doublings">How far they grow.</param>
/// <param name="IsLimited">Whether the turns end before that anyway.</param>
internal sealed record SpreadDelays(IReadOnlyList<FoundDelay> Delays, TurnCounter? Counter, int Doublings, bool IsLimited) : IInPlaceStep
{
    public string Title => Counter is null ? "spread the delay by chance" : "let the delay double, spread by chance";

    public static Answer<SpreadDelays> Plan(LoopSite site, IEnumerable<IOperation?> durations, TurnCounter? counter, int? retries)
    {
        var delays = durations.Select(d => FoundDelay.Of(d, site)).ToList();
        if (delays.Count == 0 || delays.Any(d => d is null))
        {
            return Refusal.DelayNotUnderstood;
        }

        if (delays.Any(d => d!.Duration.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia))))
        {
            return Refusal.CommentInTheWay;
        }

        if (counter is null)
        {
            return new SpreadDelays(delays!, null, 0, true);
        }

        var doublings = Pace.Doublings(delays.Max(d => d!.Value), retries, site.Limits);
        return doublings == 0 ? Refusal.LimitsTooTight : new SpreadDelays(delays!, counter, doublings, retries is { } count && count <= doublings);
    }

    public void Write(InPlaceText text)
    {
        foreach (var delay in Delays)
        {
            text.Edits.Replace(delay.Duration.Span, delay.IsSpan ? Span(delay, text) : Milliseconds(delay, text));
        }
    }

    private string? Power(InPlaceText text) => Counter?.Waits(Doublings, IsLimited ? "" : text.Edits.Name(text.Types.Math!), IsLimited);

    private string Milliseconds(FoundDelay delay, InPlaceText text)
    {
        var growth = Power(text) is { } power ? $" << {power}" : "";
        return delay switch
        {
            { IsNamed: false, Value: { } value } => Between(value, text) + growth,
            { Duration: IdentifierNameSyntax or MemberAccessExpressionSyntax } => text.Chance($"{delay.Duration} / 2", $"{delay.Duration} + 1") + growth,
            _ => $"(int)({delay.Operand} * ({text.Chance("50", "101")} / 100.0)){growth}",
        };
    }

    private string Span(FoundDelay delay, InPlaceText text)
    {
        if (delay is { IsNamed: false, Value: { } value } && value >= TimeSpan.FromMilliseconds(4) && value.Ticks % TimeSpan.TicksPerMillisecond == 0)
        {
            return $"{text.Edits.Name(text.Types.TimeSpan!)}.FromMilliseconds({Between(value, text)}{(Power(text) is { } power ? $" << {power}" : "")})";
        }

        var chance = $"{text.Chance("50", "101")} / 100.0";
        return Power(text) is { } growth ? $"{delay.Operand} * ({chance} * (1 << {growth}))" : $"{delay.Operand} * ({chance})";
    }

    private static string Between(TimeSpan value, InPlaceText text)
    {
        var most = Math.Max(2, (int)value.TotalMilliseconds);
        return text.Chance((most / 2).ToString(CultureInfo.InvariantCulture), Math.Max(most, (most / 2) + 2).ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>The time that a wait takes.</summary>
/// <param name="Duration">The argument.</param>
/// <param name="IsSpan">Whether it is a TimeSpan, not a number of milliseconds.</param>
/// <param name="Value">How long, where the code fixes it.</param>
/// <param name="IsNamed">Whether the code gives it a name that is worth keeping.</param>
internal sealed record FoundDelay(ExpressionSyntax Duration, bool IsSpan, TimeSpan? Value, bool IsNamed)
{
    /// <summary>The duration as a factor of a product.</summary>
    public string Operand => Duration is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
        or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or ObjectCreationExpressionSyntax ? Duration.ToString() : $"({Duration})";

    public static FoundDelay? Of(IOperation? time, LoopSite site)
    {
        if (time?.Syntax is not ExpressionSyntax duration || !site.Statement.Span.Contains(duration.Span))
        {
            return null;
        }

        var type = site.Model.GetTypeInfo(duration, site.Cancellation).ConvertedType;
        var isNamed = duration.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Any(n => site.Model.GetSymbolInfo(n, site.Cancellation).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol);
        return type?.SpecialType == SpecialType.System_Int32 || type?.Name == nameof(TimeSpan)
            ? new FoundDelay(duration, type.Name == nameof(TimeSpan), new DelayParser(site.Model, site.Cancellation).Value(duration), isNamed)
            : null;
    }
}
