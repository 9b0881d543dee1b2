using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition;

/// <summary>Finds the code that may run again, cheapest test first.</summary>
internal static class RetryTurns
{
    /// <summary>A loop is a candidate where something in it is caught, also by a routine that it asks, or where a response's status is tested.</summary>
    public static RetryTurn? OfLoop(ILoopOperation loop, CancellationToken cancellation) =>
        ((MayFail(loop.Syntax) && OwnOperations.Of(loop).Any(IsFailurePath)) || FailureAnswers.MayStandIn(loop)) && KeywordOf(loop.Syntax) is { } keyword
            ? new RetryTurn(loop, keyword, TurnWalker.OfLoop(loop, cancellation))
            : null;

    /// <summary>A jump back, to a label that stands before it in a block around it.</summary>
    public static RetryTurn? OfGoto(IBranchOperation jump, CancellationToken cancellation)
    {
        if (jump.BranchKind != BranchKind.GoTo || Label(jump) is not { Parent: IBlockOperation block } label)
        {
            return null;
        }

        return block.Operations.SkipWhile(o => o != label).SelectMany(OwnOperations.Of).Any(IsFailurePath)
            ? new RetryTurn(block, jump.Syntax.GetFirstToken().GetLocation(), TurnWalker.OfLabel(label, cancellation))
            : null;
    }

    /// <summary>A call of the method that it stands in, on the way of a failure. The first such call speaks for all.</summary>
    public static RetryTurn? OfRecursion(IInvocationOperation call, CancellationToken cancellation)
    {
        if (Body(call) is not { } body || !MayFail(body.Syntax) || !OwnOperations.Of(body).Any(IsFailurePath))
        {
            return null;
        }

        var target = call.TargetMethod.OriginalDefinition;
        bool IsSelf(IInvocationOperation c) => SymbolEqualityComparer.Default.Equals(c.TargetMethod.OriginalDefinition, target);
        if (OwnOperations.Of(body).OfType<IInvocationOperation>().First(IsSelf) != call)
        {
            return null;
        }

        var name = (call.Syntax as InvocationExpressionSyntax)?.Expression ?? call.Syntax;
        return new RetryTurn(body, name.GetLocation(), TurnWalker.OfBody(body, IsSelf, cancellation));
    }

    /// <summary>The body that the call stands in, where it is the body of the method that is called.</summary>
    private static IOperation? Body(IInvocationOperation call)
    {
        IOperation current = call;
        while (current.Parent is { } parent and not IAnonymousFunctionOperation)
        {
            if (parent is ILocalFunctionOperation local)
            {
                return SymbolEqualityComparer.Default.Equals(local.Symbol, call.TargetMethod.OriginalDefinition) ? current : null;
            }

            current = parent;
        }

        var declared = current.SemanticModel?.GetDeclaredSymbol(current.Syntax);
        return current is IMethodBodyBaseOperation && SymbolEqualityComparer.Default.Equals(declared, call.TargetMethod.OriginalDefinition) ? current : null;
    }

    /// <summary>The cheapest test first: without a catch and without a word for a status in the text there is nothing to look at.</summary>
    private static bool MayFail(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node is CatchClauseSyntax or IdentifierNameSyntax { Identifier.ValueText: "IsSuccessStatusCode" or "StatusCode" or "Status" or "IsError" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFailurePath(IOperation operation) =>
        operation is ICatchClauseOperation || (operation is IPropertyReferenceOperation property && ResponseStatus.Is(property.Property));

    private static ILabeledOperation? Label(IBranchOperation jump)
    {
        for (var current = jump.Parent; current is not null; current = current.Parent)
        {
            if (current is IBlockOperation block)
            {
                foreach (var statement in block.Operations)
                {
                    if (statement is ILabeledOperation label
                        && SymbolEqualityComparer.Default.Equals(label.Label, jump.Target)
                        && label.Syntax.SpanStart < jump.Syntax.SpanStart)
                    {
                        return label;
                    }
                }
            }
        }

        return null;
    }

    public static Location? KeywordOf(SyntaxNode loop) => loop switch
    {
        WhileStatementSyntax @while => @while.WhileKeyword.GetLocation(),
        DoStatementSyntax @do => @do.DoKeyword.GetLocation(),
        ForStatementSyntax @for => @for.ForKeyword.GetLocation(),
        CommonForEachStatementSyntax forEach => forEach.ForEachKeyword.GetLocation(),
        _ => null,
    };
}
