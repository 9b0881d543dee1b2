using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>The time after which a token is cancelled that an execution gets, where the code fixes it.</summary>
internal sealed class TokenTimes(CompilationScope scope, CancellationToken cancellation)
{
    private readonly Origins origins = new(scope, cancellation);
    private readonly Arithmetic arithmetic = new(scope, cancellation);

    /// <summary>The time that every execution has at the most; null where one of them may take longer.</summary>
    public TimeSpan? Of(DeclaredWork work)
    {
        TimeSpan? longest = null;
        foreach (var execution in work.Executions)
        {
            if (work.Escapes || Of(execution) is not { } time)
            {
                return null;
            }

            longest = longest > time ? longest : time;
        }

        return longest;
    }

    private TimeSpan? Of(IOperation execution) => (execution as IInvocationOperation)?.Arguments
        .Select(a => Origins.Unwrap(a.Value)).FirstOrDefault(v => TokenOrigin.IsToken(v.Type)) is IPropertyReferenceOperation { Property.Name: "Token", Instance: { } source }
            ? OfSource(source)
            : null;

    /// <summary><c>new CancellationTokenSource(time)</c>, or <c>CancelAfter(time)</c> on it: the last word counts, so one word only.</summary>
    private TimeSpan? OfSource(IOperation source)
    {
        var made = origins.Only(source) as IObjectCreationOperation;
        var given = made is not null && TokenOrigin.IsSource(made.Type) ? made.Arguments.Select(a => a.Value).ToList() : [];
        if (source is ILocalReferenceOperation { Local: var local })
        {
            given.AddRange(Origins.Root(source).DescendantsAndSelf().OfType<IInvocationOperation>()
                .Where(c => c.TargetMethod.Name == "CancelAfter" && SymbolEqualityComparer.Default.Equals(Variables.Of(c.Instance), local))
                .Select(c => c.Arguments[0].Value));
        }

        return given.Count == 1 ? arithmetic.Time(given[0]) : null;
    }
}
