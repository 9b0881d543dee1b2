using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Attempts;

/// <summary>The statements that make a message, and the other places that use it.</summary>
internal sealed class RequestParts
{
    private static readonly string[] Makers =
    [
        "System.Net.Http", "System.Net.Http.Headers", "System.Net.Http.Json", "System.Text", "System.Text.Json", "System.Collections.Generic",
    ];

    private readonly ILocalSymbol message;
    private readonly IReadOnlyList<StatementSyntax> made;
    private readonly IReadOnlyList<IdentifierNameSyntax> uses;
    private readonly SyntaxNode retried;
    private readonly FoundSite site;

    private RequestParts(ILocalSymbol message, IReadOnlyList<StatementSyntax> made, IReadOnlyList<IdentifierNameSyntax> uses, SyntaxNode retried, FoundSite site) =>
        (this.message, this.made, this.uses, this.retried, this.site) = (message, made, uses, retried, site);

    /// <summary>The declaration that makes the message; null where it has another form.</summary>
    public static LocalDeclarationStatementSyntax? Declaration(ILocalSymbol message, FoundSite site) =>
        message.DeclaringSyntaxReferences[0].GetSyntax(site.Cancellation) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax, Parent.Parent: LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1, Parent: BlockSyntax } declaration }
            ? declaration
            : null;

    public static RequestParts Of(ILocalSymbol message, LocalDeclarationStatementSyntax declaration, SyntaxNode retried, FoundSite site)
    {
        var block = (BlockSyntax)declaration.Parent!;
        var uses = block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == message.Name
            && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(n, site.Cancellation).Symbol, message)).ToList();
        var setting = block.Statements.Where(s => s.SpanStart > declaration.SpanStart && s.Span.End <= retried.SpanStart && IsSetting(s, message.Name));
        return new RequestParts(message, [declaration, .. setting], uses, retried, site);
    }

    public IReadOnlyList<SyntaxNode> UsesIn(SyntaxNode node) => uses.Where(u => node.Span.Contains(u.Span)).ToList();

    public AttemptRefusal? Refuse()
    {
        if (uses.Any(u => !retried.Span.Contains(u.Span) && !made.Any(m => m.Span.Contains(u.Span))) || IsChangedBetween())
        {
            return AttemptRefusal.MessageUsedElsewhere;
        }

        if (made.Any(m => m.DescendantTrivia().Any(t => t.IsDirective) || IsComment(m.GetTrailingTrivia()) || (m.Span.End < site.Text.Length && m.GetLeadingTrivia().Any(t => t.IsDirective))))
        {
            return AttemptRefusal.CommentInTheWay;
        }

        var operations = made.SelectMany(m => site.Model.GetOperation(m, site.Cancellation)!.DescendantsAndSelf()).ToList();
        return operations.Any(IsForeignContent) ? AttemptRefusal.ContentFromElsewhere
            : operations.Any(MayDiffer) ? AttemptRefusal.CallInMessage
            : null;
    }

    /// <summary>Takes the statements away and writes them at the start of the attempt.</summary>
    public void MoveTo(AttemptPlace place, Edits edits)
    {
        var layout = new Layout(site.Text, retried.FirstAncestorOrSelf<TypeDeclarationSyntax>());
        place.Write(made.Select(m => TextOf(m, layout)).ToList(), edits, layout);
        foreach (var run in Runs())
        {
            edits.Remove(run);
        }
    }

    /// <summary>The statement with the comments above it, as if it stood at the margin.</summary>
    private string TextOf(StatementSyntax statement, Layout layout)
    {
        var indent = layout.IndentAt(statement.SpanStart);
        var start = statement.GetLeadingTrivia().FirstOrDefault(IsComment) is var comment && comment == default ? statement.SpanStart : comment.SpanStart;
        return site.Text.ToString(TextSpan.FromBounds(start, statement.Span.End)).Replace(layout.NewLine + indent, layout.NewLine);
    }

    /// <summary>Whole lines of statements that follow one another, and the empty lines that would be left at the start of a block or twice.</summary>
    private IEnumerable<TextSpan> Runs()
    {
        foreach (var statement in made)
        {
            var (first, last) = (site.Text.Lines.GetLineFromPosition(statement.GetLeadingTrivia().FirstOrDefault(IsComment) is var c && c == default ? statement.SpanStart : c.SpanStart), site.Text.Lines.GetLineFromPosition(statement.Span.End));
            var before = first.LineNumber == 0 ? "" : site.Text.Lines[first.LineNumber - 1].ToString();
            var isOpen = before.Trim().Length == 0 || before.TrimEnd().EndsWith("{", StringComparison.Ordinal) || made.Any(m => m != statement && m.Span.End < statement.SpanStart && site.Text.Lines.IndexOf(m.Span.End) == first.LineNumber - 1);
            var end = last.LineNumber;
            while (isOpen && end + 1 < site.Text.Lines.Count && site.Text.Lines[end + 1].ToString().Trim().Length == 0)
            {
                end++;
            }

            yield return TextSpan.FromBounds(first.Start, site.Text.Lines[end].EndIncludingLineBreak);
        }
    }

    /// <summary><c>message.X = …;</c> or <c>message.X.Add(…);</c></summary>
    private static bool IsSetting(StatementSyntax statement, string message) => statement is ExpressionStatementSyntax { Expression: var expression } && expression switch
    {
        AssignmentExpressionSyntax assignment => Root(assignment.Left) == message,
        InvocationExpressionSyntax call => call.Expression is MemberAccessExpressionSyntax && Root(call.Expression) == message,
        _ => false,
    };

    private static string? Root(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => Root(member.Expression),
        ElementAccessExpressionSyntax element => Root(element.Expression),
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>A variable that the message is made from and that gets another value before the attempt is over.</summary>
    private bool IsChangedBetween()
    {
        var read = made.SelectMany(m => m.DescendantNodes().OfType<IdentifierNameSyntax>()).Select(n => site.Model.GetSymbolInfo(n, site.Cancellation).Symbol)
            .Where(s => s is ILocalSymbol or IParameterSymbol && !SymbolEqualityComparer.Default.Equals(s, message)).ToList();
        var block = (BlockSyntax)made[0].Parent!;
        return block.Statements.Where(s => s.SpanStart > made[0].SpanStart && !made.Contains(s)).Any(s =>
            site.Model.AnalyzeDataFlow(s) is { Succeeded: true } flow && flow.WrittenInside.Any(w => read.Contains(w, SymbolEqualityComparer.Default)));
    }

    /// <summary>A content or stream that is not the message's own.</summary>
    private bool IsForeignContent(IOperation operation) => operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation
        && operation.Type is { } type && (type.DerivesFrom("System.Net.Http.HttpContent") || type.DerivesFrom("System.IO.Stream")) && !IsOfMessage(operation);

    private bool IsOfMessage(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, message),
        IMemberReferenceOperation member => member.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } || IsOfMessage(member.Instance),
        _ => false,
    };

    private static bool MayDiffer(IOperation operation) => operation switch
    {
        IAwaitOperation => true,
        IInvocationOperation call => !IsMaker(call.TargetMethod),
        IPropertyReferenceOperation { Property: { IsStatic: true, Name: "Now" or "UtcNow" } } => true,
        _ => false,
    };

    private static bool IsMaker(IMethodSymbol method) => Makers.Contains(method.ContainingNamespace.ToDisplayString())
        || method.ContainingType.SpecialType == SpecialType.System_String || method.Name == nameof(ToString) || method.ContainingType.Is("System.Uri");

    private static bool IsComment(SyntaxTriviaList trivia) => trivia.Any(IsComment);

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
