using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Options;

/// <summary>The settings that stand beside a reported one: in the same initializer, or as statements on the same object.</summary>
internal sealed class Settings
{
    private readonly IReadOnlyList<AssignmentExpressionSyntax> all;

    private Settings(IReadOnlyList<AssignmentExpressionSyntax> all, InitializerExpressionSyntax? initializer)
    {
        this.all = all;
        Initializer = initializer;
    }

    /// <summary>Null where the settings are statements.</summary>
    public InitializerExpressionSyntax? Initializer { get; }

    public static Settings Of(AssignmentExpressionSyntax setting) => setting.Parent switch
    {
        InitializerExpressionSyntax initializer => Of(initializer),
        ExpressionStatementSyntax { Parent: BlockSyntax block } when setting.Left is MemberAccessExpressionSyntax { Expression: var owner } =>
            new Settings(
                block.Statements.OfType<ExpressionStatementSyntax>().Select(s => s.Expression).OfType<AssignmentExpressionSyntax>()
                    .Where(a => a.Left is MemberAccessExpressionSyntax other && SyntaxFactory.AreEquivalent(other.Expression, owner)).ToList(),
                null),
        _ => new Settings([setting], null),
    };

    public static Settings Of(InitializerExpressionSyntax initializer) =>
        new(initializer.Expressions.OfType<AssignmentExpressionSyntax>().ToList(), initializer);

    public AssignmentExpressionSyntax? Find(string name) => all.FirstOrDefault(a => NameOf(a) == name);

    public IEnumerable<string> Names => all.Select(NameOf).OfType<string>();

    public static string? NameOf(AssignmentExpressionSyntax setting) => setting.Left switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Takes settings away, and with the last one what held them.</summary>
    public static OptionRefusal? Remove(IReadOnlyCollection<AssignmentExpressionSyntax> settings, Edits edits)
    {
        var first = settings.First();
        if (first.Parent is ExpressionStatementSyntax { Parent: BlockSyntax })
        {
            return RemoveStatements(settings.Select(s => (ExpressionStatementSyntax)s.Parent!), edits);
        }

        return first.Parent is InitializerExpressionSyntax initializer ? RemoveElements(initializer, settings, edits) : OptionRefusal.NothingLeft;
    }

    private static OptionRefusal? RemoveStatements(IEnumerable<ExpressionStatementSyntax> statements, Edits edits)
    {
        foreach (var statement in statements)
        {
            if (HasComment(statement.GetLeadingTrivia()) || HasComment(statement.GetTrailingTrivia()))
            {
                return OptionRefusal.CommentOnSetting;
            }

            edits.RemoveStatement(statement);
        }

        return null;
    }

    private static OptionRefusal? RemoveElements(InitializerExpressionSyntax initializer, IReadOnlyCollection<AssignmentExpressionSyntax> settings, Edits edits)
    {
        if (initializer.DescendantTrivia().Any(IsComment))
        {
            return OptionRefusal.CommentOnSetting;
        }

        var kept = initializer.Expressions.Where(e => !settings.Contains(e)).ToList();
        if (kept.Count > 0)
        {
            RemoveAmong(initializer, settings, edits);
            return null;
        }

        switch (initializer.Parent)
        {
            case AssignmentExpressionSyntax holder:
                return Remove([holder], edits);
            case ObjectCreationExpressionSyntax { ArgumentList: null } creation:
                edits.Replace(TextSpan.FromBounds(creation.Type.Span.End, initializer.Span.End), "()");
                return null;
            case BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments }:
                edits.Remove(TextSpan.FromBounds(arguments.Span.End, initializer.Span.End));
                return null;
            default:
                return OptionRefusal.OtherShape;
        }
    }

    /// <summary>Each element with the separator after it; the last ones with the separator before them.</summary>
    private static void RemoveAmong(InitializerExpressionSyntax initializer, IReadOnlyCollection<AssignmentExpressionSyntax> settings, Edits edits)
    {
        var elements = initializer.Expressions;
        var lastKept = elements.Last(e => !settings.Contains(e));
        for (var i = 0; i < elements.Count; i++)
        {
            if (settings.Contains(elements[i]) && elements[i].SpanStart < lastKept.SpanStart)
            {
                edits.Remove(TextSpan.FromBounds(elements[i].SpanStart, elements[i + 1].SpanStart));
            }
        }

        var at = elements.IndexOf(lastKept);
        if (at == elements.Count - 1)
        {
            return;
        }

        var hasTrailing = elements.SeparatorCount == elements.Count;
        edits.Remove(hasTrailing
            ? TextSpan.FromBounds(elements.GetSeparator(at).Span.End, elements.GetSeparator(elements.Count - 1).Span.End)
            : TextSpan.FromBounds(lastKept.Span.End, elements[elements.Count - 1].Span.End));
    }

    public static bool HasComment(SyntaxTriviaList trivia) => trivia.Any(IsComment);

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsDirective || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
