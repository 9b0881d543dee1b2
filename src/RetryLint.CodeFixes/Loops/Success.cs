using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops.Shapes;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

internal enum SuccessKind
{
    /// <summary><c>return x;</c></summary>
    ReturnsValue,

    /// <summary><c>return;</c></summary>
    Returns,

    /// <summary><c>break;</c></summary>
    Breaks,

    /// <summary><c>result = x; break;</c></summary>
    BreaksWithValue,
}

/// <summary>How the attempt hands on its success, and so how one call can stand for the loop.</summary>
/// <param name="Kind">The way out.</param>
/// <param name="Result">The one variable that takes the value out.</param>
/// <param name="Values">The expressions that give the value.</param>
internal sealed record Success(SuccessKind Kind, ILocalSymbol? Result, IReadOnlyList<ExpressionSyntax> Values)
{
    public static Answer<Success> Of(RetryLoop loop, LoopSite site)
    {
        var values = loop.Exits.Returns.Select(r => r.Expression).OfType<ExpressionSyntax>().ToList();
        var kinds = new List<SuccessKind>();
        Add(values.Count > 0, SuccessKind.ReturnsValue);
        Add(loop.Exits.Returns.Count > values.Count, SuccessKind.Returns);
        Add(loop.Exits.Breaks.Count > 0, SuccessKind.Breaks);
        return kinds.Count switch
        {
            0 => loop.Limit.EndsByFlag ? OfBreaks(loop, site) : Refusal.SuccessAfterTry,
            1 when kinds[0] == SuccessKind.Breaks => OfBreaks(loop, site),
            1 => FlowsOut(loop, site).Count == 0 || loop.Limit != LoopLimit.None ? new Success(kinds[0], null, values) : Refusal.ValuesFlowOut,
            _ => Refusal.TwoWaysOut,
        };

        void Add(bool occurs, SuccessKind kind)
        {
            if (occurs)
            {
                kinds.Add(kind);
            }
        }
    }

    /// <summary>The type that the call must be told, since it could not tell it from the values; null where it can.</summary>
    public ITypeSymbol? TypeToState(EnclosingFunction function, SemanticModel model)
    {
        var type = Kind switch
        {
            SuccessKind.ReturnsValue => function.ResultType,
            SuccessKind.BreaksWithValue => Result!.Type,
            _ => null,
        };
        return Values.All(v => SaysItsType(v) && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(v).Type, type)) ? null : type;
    }

    /// <summary>Does the expression have its type by itself, not from where it is returned to?</summary>
    private static bool SaysItsType(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => SaysItsType(inner.Expression),
        LiteralExpressionSyntax literal => !literal.IsKind(SyntaxKind.NullLiteralExpression) && !literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        NameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or AwaitExpressionSyntax or ObjectCreationExpressionSyntax
            or BinaryExpressionSyntax or ElementAccessExpressionSyntax or CastExpressionSyntax or InterpolatedStringExpressionSyntax
            or InstanceExpressionSyntax => true,
        _ => false,
    };

    /// <summary>The declaration of the result, where it stands right before the loop and does nothing else.</summary>
    public LocalDeclarationStatementSyntax? DeclarationBefore(StatementSyntax loop)
    {
        if (Result is null || loop.Parent is not BlockSyntax block || block.Statements.IndexOf(loop) is var index && index == 0)
        {
            return null;
        }

        return block.Statements[index - 1] is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } declaration
            && variables[0] is { Initializer: null } variable && variable.Identifier.ValueText == Result.Name
            && declaration.GetTrailingTrivia().Concat(loop.GetLeadingTrivia()).All(t => string.IsNullOrWhiteSpace(t.ToString()))
                ? declaration
                : null;
    }

    private static Answer<Success> OfBreaks(RetryLoop loop, LoopSite site)
    {
        var flowing = FlowsOut(loop, site);
        if (flowing.Count == 0 || (loop.Limit != LoopLimit.None && AreAssignedBefore(flowing, loop, site)))
        {
            return new Success(SuccessKind.Breaks, null, []);
        }

        if (flowing.Count > 1 || flowing[0] is not ILocalSymbol local)
        {
            return Refusal.ValuesFlowOut;
        }

        if (loop.Limit.FallsOut || loop.Limit.EndsByFlag)
        {
            return Refusal.ValuesFlowOut;
        }

        var assignments = loop.Exits.Breaks.Select(b => AssignmentBefore(b, local, site)).ToList();
        var uses = loop.Statement.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Count(n => SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(n, site.Cancellation).Symbol, local));
        return assignments.All(a => a is not null) && uses == assignments.Count
            ? new Success(SuccessKind.BreaksWithValue, local, assignments.Select(a => a!.Right).ToList())
            : Refusal.ValuesFlowOut;
    }

    private static AssignmentExpressionSyntax? AssignmentBefore(BreakStatementSyntax exit, ILocalSymbol local, LoopSite site)
    {
        if (exit.Parent is not BlockSyntax block || block.Statements.IndexOf(exit) is var index && index == 0
            || block.Statements[index - 1] is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { OperatorToken.Text: "=" } assignment })
        {
            return null;
        }

        return SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(assignment.Left, site.Cancellation).Symbol, local) ? assignment : null;
    }

    /// <summary>What has a value before the loop can be written by a lambda as well.</summary>
    private static bool AreAssignedBefore(IReadOnlyList<ISymbol> variables, RetryLoop loop, LoopSite site)
    {
        var assigned = site.Model.AnalyzeDataFlow(loop.Statement)!.DefinitelyAssignedOnEntry;
        return variables.All(v => assigned.Contains(v, SymbolEqualityComparer.Default));
    }

    private static IReadOnlyList<ISymbol> FlowsOut(RetryLoop loop, LoopSite site) => site.Model.AnalyzeDataFlow(loop.Statement)!.DataFlowsOut;
}
