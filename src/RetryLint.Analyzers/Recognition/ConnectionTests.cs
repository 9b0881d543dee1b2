using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition;

/// <summary>Conditions that say whether what the turn began came about: a connection, or work that races a clock.</summary>
/// <param name="values">What the turn puts into a variable.</param>
internal sealed class ConnectionTests(Func<ISymbol, IEnumerable<IOperation>> values)
{
    /// <summary>Is it a part of such a condition?</summary>
    public static bool Is(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Connected", ContainingType: var owner } } => owner.Is("System.Net.Sockets.TcpClient") || owner.Is("System.Net.Sockets.Socket"),
        IInvocationOperation { TargetMethod: { Name: "WhenAny", ContainingType: var owner } } => owner.Is("System.Threading.Tasks.Task"),
        _ => false,
    };

    /// <summary>Does this outcome of the condition mean that nothing came about, whichever part of it decided?</summary>
    public bool SayFailure(IOperation condition, bool outcome) => Conditions.Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => SayFailure(not.Operand, !outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => !outcome && SayFailure(and.LeftOperand, false) && SayFailure(and.RightOperand, false),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => IsLate(comparison, outcome),
        IPropertyReferenceOperation { Instance: { } connection } flag => !outcome && Is(flag) && Variables.Of(connection) is { } variable && values(variable).Any(),
        _ => false,
    };

    /// <summary><c>await Task.WhenAny(work, Task.Delay(…)) == work</c> says no: what the turn started took too long.</summary>
    private bool IsLate(IBinaryOperation comparison, bool outcome)
    {
        var isLeft = Is(Origins.Unwrap(comparison.LeftOperand));
        if ((!isLeft && !Is(Origins.Unwrap(comparison.RightOperand)))
            || Variables.Of(isLeft ? comparison.RightOperand : comparison.LeftOperand) is not { } runner
            || values(runner).SelectMany(OwnOperations.Of).OfType<IInvocationOperation>().FirstOrDefault() is not { } start)
        {
            return false;
        }

        var isRunner = outcome == (comparison.OperatorKind == BinaryOperatorKind.Equals);
        return isRunner == Waits.Is(start);
    }
}
