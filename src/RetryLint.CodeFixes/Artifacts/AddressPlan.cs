using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Artifacts;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Artifacts;

/// <summary>How an address is replaced, or why it is not.</summary>
internal sealed class AddressPlan
{
    public const string MirrorKey = "RetryLint.ReadFromMirror";
    public const string ConfigurationKey = "RetryLint.ReadFromConfiguration";

    private AddressPlan(string key, string title, Edits edits)
    {
        Key = key;
        Title = title;
        Edits = edits;
    }

    public string Key { get; }

    public string Title { get; }

    public Edits Edits { get; }

    public static (AddressPlan? Plan, ArtifactRefusal? Refusal) For(AddressSite site, CancellationToken cancellation)
    {
        if (site.Reported.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && member.ContainsDiagnostics)
        {
            return (null, ArtifactRefusal.CodeDoesNotCompile);
        }

        if (site.Url is not { } url)
        {
            var isText = site.Reported.ToString().IndexOf(PublicUrl.Separator, StringComparison.Ordinal) >= 0;
            return (null, isText ? ArtifactRefusal.PartOfText : ArtifactRefusal.BuiltFromParts);
        }

        if (ArtifactPaths.SortOf(url) is not (FileSort.Installable or FileSort.Data) && site.Expression.Parent is not ArgumentSyntax)
        {
            return (null, ArtifactRefusal.NotTheWholeAddress);
        }

        return AddressPlace.Refusal(site, cancellation) is { } refusal ? (null, refusal) : Replace(site, url);
    }

    private static (AddressPlan? Plan, ArtifactRefusal? Refusal) Replace(AddressSite site, PublicUrl url)
    {
        var edits = new Edits(site.Text, new TypeNames(site.Model, site.Expression.SpanStart));
        if (site.Types.ArtifactMirrors is { } mirrors)
        {
            Write(site, edits, $"{edits.Name(mirrors)}.Resolve({site.Expression})");
            return (new AddressPlan(MirrorKey, "Read the artifact through a mirror", edits), null);
        }

        if (Configurations.At(site) is not { } configuration || site.Types.InvalidOperationException is not { } failure)
        {
            return (null, ArtifactRefusal.NoPlaceToAsk);
        }

        var setting = "Artifacts:" + ArtifactPaths.NameOf(url).Replace(PublicUrl.Hole.ToString(), string.Empty);
        var read = $"{configuration}[\"{setting}\"] ?? throw new {edits.Name(failure)}(\"'{setting}' is not configured.\")";
        Write(site, edits, NeedsParentheses(site.Expression) ? $"({read})" : read);
        return (new AddressPlan(ConfigurationKey, "Read the address from configuration", edits), null);
    }

    private static void Write(AddressSite site, Edits edits, string call)
    {
        if (AddressPlace.FieldOf(site.Expression) is { } field)
        {
            WriteProperty(field, edits, call);
        }
        else
        {
            edits.Replace(site.Expression.Span, call);
        }

        edits.Import(site.Expression, new Layout(site.Text, site.Expression.FirstAncestorOrSelf<TypeDeclarationSyntax>()));
    }

    /// <summary>A property asks when it is needed, and not when the type is loaded.</summary>
    private static void WriteProperty(FieldDeclarationSyntax field, Edits edits, string call)
    {
        var variable = field.Declaration.Variables[0];
        foreach (var modifier in field.Modifiers)
        {
            if (modifier.IsKind(SyntaxKind.ConstKeyword))
            {
                edits.Replace(modifier.Span, "static");
            }
            else if (modifier.IsKind(SyntaxKind.ReadOnlyKeyword))
            {
                edits.Remove(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart));
            }
        }

        edits.Replace(variable.Initializer!.EqualsToken.Span, "=>");
        edits.Replace(variable.Initializer.Value.Span, call);
    }

    private static bool NeedsParentheses(ExpressionSyntax expression) =>
        expression.Parent is not (ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or InitializerExpressionSyntax);
}
