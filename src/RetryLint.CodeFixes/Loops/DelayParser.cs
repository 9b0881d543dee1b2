using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Recognises statements that only let time pass, and reads for how long.</summary>
internal sealed class DelayParser(SemanticModel model, CancellationToken cancellation)
{
    public DelayCall? Parse(StatementSyntax statement)
    {
        if (statement is not ExpressionStatementSyntax { Expression: var expression } wait || Call(expression) is not { } call)
        {
            return null;
        }

        var duration = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Syntax as ArgumentSyntax;
        var isSpan = call.TargetMethod.Parameters[0].Type.Name == nameof(TimeSpan);
        return duration is null || call.Arguments.Any(a => a.Parameter?.Type.Name == "TimeProvider")
            ? null
            : new DelayCall(wait, duration.Expression, Value(duration.Expression), isSpan);
    }

    /// <summary>Is there a wait inside that is not one of those statements?</summary>
    public bool HasWaitIn(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
        .Any(i => model.GetOperation(i, cancellation) is IInvocationOperation call && Waits.Is(call));

    private IInvocationOperation? Call(ExpressionSyntax expression)
    {
        var isWaitedFor = expression is AwaitExpressionSyntax;
        var inner = isWaitedFor ? ((AwaitExpressionSyntax)expression).Expression : expression;
        while (inner is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access })
        {
            inner = access.Expression;
        }

        return model.GetOperation(inner, cancellation) is IInvocationOperation { TargetMethod: { } method } call && method.Parameters.Length > 0
            && (isWaitedFor ? Is(method, "Task", "Delay") : Is(method, "Thread", "Sleep")) ? call : null;
    }

    private static bool Is(IMethodSymbol method, string type, string name) =>
        method.Name == name && method.ContainingType.Name == type && method.ContainingNamespace.ToDisplayString().StartsWith("System.Threading", StringComparison.Ordinal);

    /// <summary>How long that is, where the code fixes it.</summary>
    public TimeSpan? Value(ExpressionSyntax duration)
    {
        if (model.GetConstantValue(duration, cancellation) is { HasValue: true, Value: int milliseconds })
        {
            return milliseconds < 0 ? null : TimeSpan.FromMilliseconds(milliseconds);
        }

        return model.GetOperation(duration, cancellation) switch
        {
            IInvocationOperation { TargetMethod.ContainingType.Name: nameof(TimeSpan) } call when call.Arguments.Length > 0
                && call.Arguments.Skip(1).All(a => a.ArgumentKind == ArgumentKind.DefaultValue)
                && Number(call.Arguments[0].Value) is { } number => FromUnit(call.TargetMethod.Name, number),
            IObjectCreationOperation { Type.Name: nameof(TimeSpan), Arguments.Length: 3 } creation => OfParts(creation),
            _ => null,
        };
    }

    private static TimeSpan? OfParts(IObjectCreationOperation creation)
    {
        var parts = creation.Arguments.Select(a => a.Value.ConstantValue.Value).OfType<int>().ToList();
        return parts.Count == 3 ? new TimeSpan(parts[0], parts[1], parts[2]) : null;
    }

    private static double? Number(IOperation operation)
    {
        var constant = operation is IConversionOperation { ConstantValue.HasValue: false } conversion ? conversion.Operand.ConstantValue : operation.ConstantValue;
        return constant is { HasValue: true, Value: IConvertible and not string and not bool and not char } ? Convert.ToDouble(constant.Value) : null;
    }

    private static TimeSpan? FromUnit(string unit, double number) => unit switch
    {
        _ when number is < 0 or > 1e9 => null,
        nameof(TimeSpan.FromMilliseconds) => TimeSpan.FromMilliseconds(number),
        nameof(TimeSpan.FromSeconds) => TimeSpan.FromSeconds(number),
        nameof(TimeSpan.FromMinutes) => TimeSpan.FromMinutes(number),
        nameof(TimeSpan.FromHours) => TimeSpan.FromHours(number),
        _ => null,
    };
}
