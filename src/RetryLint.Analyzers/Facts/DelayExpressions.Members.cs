using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <content>Calls, properties, tables and variables.</content>
internal sealed partial class DelayExpressions
{
    private static readonly Dictionary<string, double> TimeSpanUnits = new(StringComparer.Ordinal)
    {
        ["FromTicks"] = 1.0 / TimeSpan.TicksPerMillisecond,
        ["FromMicroseconds"] = 0.001,
        ["FromMilliseconds"] = 1,
        ["FromSeconds"] = 1000,
        ["FromMinutes"] = 60_000,
        ["FromHours"] = 3_600_000,
        ["FromDays"] = 86_400_000,
    };

    private DelayShape OfCall(IInvocationOperation call)
    {
        if (OfSequenceCall(call) is { } sequence)
        {
            return sequence;
        }

        if (Randomness.Is(call, facts) is { } random)
        {
            return random ? DelayShape.Random : DelayShape.Constant();
        }

        return call.TargetMethod.ContainingType?.ToDisplayString() switch
        {
            "System.TimeSpan" => OfTimeSpan(call),
            "System.Math" or "System.MathF" => OfMath(call),
            "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask" when call.TargetMethod.Name == "FromResult" => Of(call.Arguments[0].Value),
            "System.Convert" or "System.Environment" => call.Arguments.Length == 0 ? DelayShape.Constant() : Of(call.Arguments[0].Value),
            _ when call.TargetMethod.Name == "GetValueOrDefault" && call.Instance is { } instance => Of(instance),
            _ => OfOwnRoutine(call),
        };
    }

    private DelayShape OfTimeSpan(IInvocationOperation call)
    {
        var shapes = call.Arguments.Select(a => Of(a.Value)).ToList();
        if (call.Instance is { } instance)
        {
            return shapes.Aggregate(Of(instance), (a, b) => a.With(b));
        }

        return TimeSpanUnits.TryGetValue(call.TargetMethod.Name, out var unit) && shapes.Count > 0 ? shapes[0].Scaled(unit) : DelayShape.Unknown;
    }

    private DelayShape OfMath(IInvocationOperation call)
    {
        var shapes = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => Of(a.Value)).ToList();
        return call.TargetMethod.Name switch
        {
            "Pow" when shapes[1].Grows || shapes[0].Grows => (shapes[0].With(shapes[1]) with { Start = null }).Growing(DelayKind.Exponential),
            "Pow" => shapes[0].With(shapes[1], Math.Pow),
            "Exp" => shapes[0].Grows ? shapes[0].Growing(DelayKind.Exponential) : shapes[0],
            "Min" => shapes[0].CappedBy(shapes[1]),
            "Max" => shapes[0].With(shapes[1], Math.Max),
            "Clamp" => shapes[0].CappedBy(shapes[2]),
            _ => shapes[0],
        };
    }

    private DelayShape OfOwnRoutine(IInvocationOperation call)
    {
        if (facts.Scope.Bodies.Of(call.TargetMethod, facts.Cancellation) is not { } body || !following.Add(call.TargetMethod))
        {
            return DelayShape.Unknown;
        }

        Bind(call);
        var shape = OfReturns(body);
        following.Remove(call.TargetMethod);
        return shape;
    }

    private DelayShape OfReturns(IOperation body)
    {
        var returned = Origins.Returned(body);
        return returned.Count == 0 ? DelayShape.Unknown : returned.Select(Of).Aggregate((a, b) => a.With(b));
    }

    private void Bind(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.OriginalDefinition is { } parameter)
            {
                arguments[parameter] = argument.Value;
            }
        }
    }

    private DelayShape OfProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.Name == "RetryAfter")
        {
            return DelayShape.ServerDirected;
        }

        if (property.Name == "AttemptNumber" && property.ContainingNamespace.IsWithin("Polly"))
        {
            return Counter;
        }

        if (reference.Instance is { } value && property.ContainingType is { } owner
            && (owner.Name == nameof(TimeSpan) || owner.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || owner.Name == "RetryConditionHeaderValue"))
        {
            return Of(value) with { Start = null };
        }

        if (property.IsIndexer && reference.Instance is { } table)
        {
            return OfElement(table, reference.Arguments.Select(a => a.Value));
        }

        if (property.GetMethod is { } getter && facts.Scope.Bodies.Of(getter, facts.Cancellation) is { } body && following.Add(property))
        {
            var shape = OfReturns(body);
            following.Remove(property);
            return shape.Kind == DelayKind.Unknown && shape.Jitter != Jitter.Yes ? DelayShape.Unknown : shape;
        }

        return OfVariable(property);
    }

    /// <summary>A table with an index that moves: how it grows is in its numbers, where they can be seen.</summary>
    private DelayShape OfElement(IOperation table, IEnumerable<IOperation> indices)
    {
        if (indices.Any(i => Of(i).Jitter == Jitter.Yes))
        {
            return DelayShape.Random;
        }

        var values = TableValues(table);
        if (values.Count == 0)
        {
            return new DelayShape(DelayKind.Unknown, Jitter.No);
        }

        var shape = values.Select(Of).Aggregate((a, b) => a.With(b));
        var numbers = values.Select(v => Of(v).Start).ToList();
        var grows = numbers.Count > 1 && numbers[0] < numbers[numbers.Count - 1];
        return shape.Growing(grows ? DelayKind.Exponential : DelayKind.Constant) with { Start = numbers[0], Capped = true, Cap = numbers.Max() };
    }

    private IReadOnlyList<IOperation> TableValues(IOperation table)
    {
        var variable = Variables.OfAny(table);
        var value = variable switch
        {
            ILocalSymbol local => facts.ValuesInMethod(local).FirstOrDefault(),
            null => table,
            _ => facts.Scope.Fields.InitialValue(variable, facts.Cancellation),
        };
        return value is null ? [] : Collections.Elements(Unwrap(value));
    }
}
