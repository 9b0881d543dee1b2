using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Options;

/// <summary>The options of an <c>AddRetry</c> on a Polly 8 pipeline, where the file itself makes them.</summary>
internal sealed class PollyOptions
{
    private readonly BaseObjectCreationExpressionSyntax creation;
    private readonly Settings? settings;
    private readonly HashSet<string> added = [];

    private PollyOptions(BaseObjectCreationExpressionSyntax creation)
    {
        this.creation = creation;
        settings = creation.Initializer is { } initializer ? Settings.Of(initializer) : null;
    }

    /// <summary>Null where the reported name is no <c>AddRetry</c>, or its options are made elsewhere.</summary>
    public static PollyOptions? Of(OptionSite site)
    {
        if (site.Node is not SimpleNameSyntax { Identifier.ValueText: "AddRetry", Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } } })
        {
            return null;
        }

        return Creation(arguments[arguments.Count - 1].Expression, site) is { } creation && creation.SyntaxTree == site.Model.SyntaxTree ? new PollyOptions(creation) : null;
    }

    public bool Has(string name) => Value(name) is not null;

    /// <summary>What the setting is; null where it is not made here.</summary>
    public ExpressionSyntax? Value(string name) => settings?.Find(name)?.Right;

    /// <summary>Makes the setting, in its place or as the last one.</summary>
    public OptionRefusal? Set(string name, string value, Edits edits)
    {
        if (settings?.Find(name) is { } present)
        {
            edits.Replace(present.Right.Span, value);
            return null;
        }

        added.Add($"{name} = {value}");
        return null;
    }

    /// <summary>Takes the setting away.</summary>
    public OptionRefusal? Remove(string name, Edits edits) => settings?.Find(name) is { } present ? Settings.Remove([present], edits) : null;

    /// <summary>Writes what was added; to be called when everything is set.</summary>
    public OptionRefusal? Write(Edits edits)
    {
        if (added.Count == 0)
        {
            return null;
        }

        if (creation.Initializer is not { Expressions: { Count: > 0 } elements } initializer)
        {
            WriteInitializer(edits);
            return null;
        }

        var last = elements[elements.Count - 1];
        if (initializer.DescendantTrivia().Any(t => t.IsDirective) || Settings.HasComment(initializer.CloseBraceToken.GetPreviousToken().TrailingTrivia))
        {
            return OptionRefusal.CommentOnSetting;
        }

        var gap = Gap(last, edits.Text);
        var hasComma = elements.SeparatorCount == elements.Count;
        edits.Insert(
            hasComma ? elements.GetSeparator(elements.Count - 1).Span.End : last.Span.End,
            (hasComma ? "" : ",") + string.Join(",", added.Select(a => gap + a)) + (hasComma ? "," : ""));
        added.Clear();
        return null;
    }

    private void WriteInitializer(Edits edits)
    {
        var end = creation.Initializer?.Span.End ?? creation.ArgumentList?.Span.End ?? creation.Span.End;
        var start = creation is ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } named ? named.Type.Span.End : creation.ArgumentList!.Span.End;
        edits.Replace(TextSpan.FromBounds(start, end), $" {{ {string.Join(", ", added)} }}");
        added.Clear();
    }

    /// <summary>The white space before an element: a new line where it has its own.</summary>
    private static string Gap(ExpressionSyntax last, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(last.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, last.SpanStart));
        if (indent.Trim().Length > 0 || line.LineNumber == 0)
        {
            return " ";
        }

        var before = text.Lines[line.LineNumber - 1];
        return text.ToString(TextSpan.FromBounds(before.End, before.EndIncludingLineBreak)) + indent;
    }

    private static BaseObjectCreationExpressionSyntax? Creation(ExpressionSyntax options, OptionSite site)
    {
        if (options is BaseObjectCreationExpressionSyntax creation)
        {
            return creation;
        }

        return options is IdentifierNameSyntax
            && site.Model.GetSymbolInfo(options, site.Cancellation).Symbol is ILocalSymbol or IFieldSymbol { IsReadOnly: true }
            && site.Model.GetSymbolInfo(options, site.Cancellation).Symbol!.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(site.Cancellation) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax made }
                ? made
                : null;
    }
}
