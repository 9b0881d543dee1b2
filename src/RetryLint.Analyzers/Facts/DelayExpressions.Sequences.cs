using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <content>Delays that are made in advance, one for each attempt.</content>
internal sealed partial class DelayExpressions
{
    private static readonly DelayShape Counter = DelayShape.Constant().Growing(DelayKind.Linear);

    /// <summary>The delays of a function that is asked for one after the other; null where it cannot be looked into.</summary>
    public DelayShape OfFunction(IOperation function) => Body(function) is { } body ? OfReturns(body) : DelayShape.Unknown;

    public DelayShape OfSequence(IOperation sequence) => OfElements(sequence);

    /// <summary>The code of a lambda, a local function or a method of the compilation.</summary>
    private IOperation? Body(IOperation function) => Origins.Unwrap(function) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Body,
        IMethodReferenceOperation group => facts.Scope.Bodies.Of(group.Method, facts.Cancellation),
        _ => null,
    };

    private DelayShape? OfSequenceCall(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        return type.Is("Polly.Contrib.WaitAndRetry.Backoff") ? OfBackoff(call)
            : type.Is("System.Linq.Enumerable") ? OfEnumerable(call)
            : null;
    }

    private DelayShape OfBackoff(IInvocationOperation call)
    {
        var start = call.Arguments.Length > 0 ? Of(call.Arguments[0].Value).Start : null;
        return call.TargetMethod.Name switch
        {
            "ConstantBackoff" => DelayShape.Constant(start),
            "LinearBackoff" => new DelayShape(DelayKind.Linear, Jitter.No, start),
            "ExponentialBackoff" => new DelayShape(DelayKind.Exponential, Jitter.No, start),
            _ => Randomness.Is(call, facts) switch
            {
                true => DelayShape.Random,
                false => new DelayShape(DelayKind.Exponential, Jitter.No),
                null => DelayShape.Unknown,
            },
        };
    }

    private DelayShape? OfEnumerable(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Repeat" or "Take" or "Skip" or "ToArray" or "ToList" or "AsEnumerable" => OfPart(call.Arguments[0].Value),
        "Concat" or "Append" or "Prepend" => OfPart(call.Arguments[0].Value).With(OfPart(call.Arguments[1].Value)),
        "Select" => OfSelect(call),
        _ => null,
    };

    private DelayShape OfPart(IOperation part) => part.Type?.Name == nameof(TimeSpan) ? Of(part) : OfElements(part);

    private DelayShape OfSelect(IInvocationOperation select)
    {
        var source = Origins.Unwrap(select.Arguments[0].Value);
        if (Origins.Unwrap(select.Arguments[1].Value) is not IAnonymousFunctionOperation { Symbol.Parameters: var parameters } lambda)
        {
            return DelayShape.Unknown;
        }

        var counts = source is IInvocationOperation { TargetMethod.Name: "Range" } ? 0 : 1;
        if (counts < parameters.Length)
        {
            counters.Add(parameters[counts]);
        }

        if (counts == 1)
        {
            arguments[parameters[0]] = source;
        }

        return OfReturns(lambda.Body);
    }
}
