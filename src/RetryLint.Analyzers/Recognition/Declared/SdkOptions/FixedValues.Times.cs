using System.Globalization;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <content>Arithmetic, and the ways to write a time.</content>
internal sealed partial class FixedValues
{
    private object? OfTimeSpanCall(IInvocationOperation call)
    {
        if (call.TargetMethod.Name == "Parse" && call.Arguments.Length > 0)
        {
            return Of(call.Arguments[0].Value) is string text && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        }

        var numbers = Numbers(call.Arguments);
        long[] units = call.TargetMethod.Name switch
        {
            "FromTicks" => [1],
            "FromMicroseconds" => [10],
            "FromMilliseconds" => [TimeSpan.TicksPerMillisecond, 10],
            "FromSeconds" => [TimeSpan.TicksPerSecond, TimeSpan.TicksPerMillisecond, 10],
            "FromMinutes" => [TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMillisecond, 10],
            "FromHours" => [TimeSpan.TicksPerHour, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMillisecond, 10],
            "FromDays" => [TimeSpan.TicksPerDay, TimeSpan.TicksPerHour, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMillisecond, 10],
            _ => [],
        };
        return Sum(numbers, units);
    }

    private object? OfCreation(IObjectCreationOperation creation) => creation.Type?.Name != nameof(TimeSpan) ? null : creation.Arguments.Length switch
    {
        0 => TimeSpan.Zero,
        1 => Sum(Numbers(creation.Arguments), [1]),
        3 => Sum(Numbers(creation.Arguments), [TimeSpan.TicksPerHour, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond]),
        _ => Sum(Numbers(creation.Arguments), [TimeSpan.TicksPerDay, TimeSpan.TicksPerHour, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMillisecond, 10]),
    };

    private double[]? Numbers(IReadOnlyList<IArgumentOperation> given)
    {
        var numbers = new double[given.Count];
        foreach (var argument in given)
        {
            if (argument.Parameter is not { } parameter || Of(argument.Value) is not double number)
            {
                return null;
            }

            numbers[parameter.Ordinal] = number;
        }

        return numbers;
    }

    private static object? Sum(double[]? numbers, long[] units)
    {
        if (numbers is null || numbers.Length > units.Length)
        {
            return null;
        }

        var ticks = 0.0;
        for (var i = 0; i < numbers.Length; i++)
        {
            ticks += numbers[i] * units[i];
        }

        return Span(ticks);
    }

    private static object? Calculate(BinaryOperatorKind kind, object? left, object? right) => (left, right) switch
    {
        (double a, double b) => kind switch
        {
            BinaryOperatorKind.Add => a + b,
            BinaryOperatorKind.Subtract => a - b,
            BinaryOperatorKind.Multiply => a * b,
            _ => null,
        },
        (TimeSpan a, TimeSpan b) => kind switch
        {
            BinaryOperatorKind.Add => Span((double)a.Ticks + b.Ticks),
            BinaryOperatorKind.Subtract => Span((double)a.Ticks - b.Ticks),
            _ => null,
        },
        (TimeSpan a, double b) when kind == BinaryOperatorKind.Multiply => Span(a.Ticks * b),
        (double a, TimeSpan b) when kind == BinaryOperatorKind.Multiply => Span(b.Ticks * a),
        _ => null,
    };

    private static object? Span(double ticks) => ticks is > long.MinValue and < long.MaxValue ? TimeSpan.FromTicks((long)ticks) : null;
}
