using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.Verifier.Tests.Samples;

internal sealed class DoesNotCompile : OldCallFix
{
    protected override SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name) => Rename(root, name, "Newer");
}

internal sealed class ChangesNothing : OldCallFix
{
    protected override SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name) => root;
}

/// <summary>The text is right, but the tree is one name with a dot in it.</summary>
internal sealed class MakesMalformedTree : OldCallFix
{
    protected override SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name) => Rename(root, name, "this.New");
}

/// <summary>The text lacks the parentheses that the tree means: the call is not what gets negated.</summary>
internal sealed class ForgetsParentheses : OldCallFix
{
    protected override SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name)
    {
        var sum = SyntaxFactory.BinaryExpression(SyntaxKind.AddExpression, Number(1), Number(2));
        var product = SyntaxFactory.BinaryExpression(SyntaxKind.MultiplyExpression, sum, Number(3));
        return root.ReplaceNode(name.Parent!, product);
    }

    private static LiteralExpressionSyntax Number(int value) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(value));
}

internal sealed class IsNotIdempotent : OldCallFix
{
    protected override SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name) =>
        root.ReplaceNode(name, name.WithTrailingTrivia(SyntaxFactory.Comment("/* fixed */")));
}

internal sealed class MixesLineEnds : OldCallFix
{
    protected override SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name) =>
        root.ReplaceNode(
            name,
            SyntaxFactory.IdentifierName("New").WithLeadingTrivia(SyntaxFactory.Comment("//"), SyntaxFactory.LineFeed).WithTrailingTrivia()
        );
}

/// <summary>The formatter writes the line ends of the machine into what is marked for it.</summary>
internal sealed class FormatsWithoutCare : OldCallFix
{
    protected override SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name) =>
        root.ReplaceNode(
            name,
            SyntaxFactory.IdentifierName("New").WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation)
        );
}

internal sealed class TripsAnotherAnalyzer : OldCallFix
{
    protected override SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name) => Rename(root, name, "Unclean");
}

/// <summary>Fixes every call at once, as a fix of a whole site does.</summary>
internal sealed class FixesAllCalls : OldCallFix
{
    protected override SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name)
    {
        var calls = root.DescendantNodes().OfType<IdentifierNameSyntax>().Where(other => other.Identifier.Text == "Old");
        return root.ReplaceNodes(calls, (_, other) => SyntaxFactory.IdentifierName("New").WithTriviaFrom(other));
    }
}

/// <summary>Right in itself: refuses to fix what a method named N calls.</summary>
internal sealed class FixesNothingInN : OldCallFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, IdentifierNameSyntax name)
    {
        if (name.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.Text != "N")
        {
            base.Register(context, root, name);
        }
    }
}

internal sealed class ThrowsWhenAsked : OldCallFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, IdentifierNameSyntax name) =>
        throw new InvalidOperationException("boom");
}

internal sealed class ThrowsWhenApplied : OldCallFix
{
    protected override SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name) => throw new InvalidOperationException("boom");
}

internal sealed class ThrowsWhenAppliedToTornCode : OldCallFix
{
    protected override SyntaxNode Change(SyntaxNode root, IdentifierNameSyntax name) =>
        name.FirstAncestorOrSelf<BlockSyntax>()!.CloseBraceToken.IsMissing
            ? throw new InvalidOperationException("boom")
            : base.Change(root, name);
}

internal sealed class IsOfferedTwice : OldCallFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, IdentifierNameSyntax name)
    {
        base.Register(context, root, name);
        base.Register(context, root, name);
    }
}

internal sealed class DoesTwoThings : OldCallFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, IdentifierNameSyntax name) =>
        context.RegisterCodeFix(new TwoChanges(context.Document.WithSyntaxRoot(Change(root, name)).Project.Solution), context.Diagnostics);

    private sealed class TwoChanges(Solution changed) : CodeAction
    {
        public override string Title => "Two changes";

        public override string EquivalenceKey => Key;

        protected override Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<CodeActionOperation>>([new ApplyChangesOperation(changed), new ApplyChangesOperation(changed)]);
    }
}

internal sealed class OffersNothing : OldCallFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, IdentifierNameSyntax name) { }
}

internal sealed class KnowsNoSuchId : OldCallFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["T0009"];
}
