using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Loops;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Azure;

/// <summary>Makes a credential or ARM client once, in a static field of its type; one that is there already is used again.</summary>
internal sealed class HoistFix : ITextFix<FoundSite, UsageRefusal>
{
    public const string Key = "hoist";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Create credentials and clients once";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.CredentialPerAttempt, RuleIds.CredentialPerCall];

    public TextAnswer<UsageRefusal> Plan(FoundSite site)
    {
        if (site.Node is not BaseObjectCreationExpressionSyntax creation || site.Model.GetTypeInfo(creation, site.Cancellation).Type is not INamedTypeSymbol type)
        {
            return UsageRefusal.OtherCode;
        }

        if (creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } home || site.Model.GetDeclaredSymbol(home, site.Cancellation) is not { } owner || !CanHold(home, owner))
        {
            return UsageRefusal.NoHomeForField;
        }

        if (creation.DescendantTrivia().Any(t => t.IsDirective || !(t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia))))
        {
            return UsageRefusal.CommentInside;
        }

        if (HoistedParts.Of(creation, owner, site) is not { } parts)
        {
            return UsageRefusal.DependsOnPlace;
        }

        var changes = Changes(site, creation, type, home, owner, parts);
        return UsageProof.Compiles(site, changes) ? new TextPlan($"Create the {type.Name} once", changes) : UsageRefusal.DoesNotCompile;
    }

    private static bool CanHold(TypeDeclarationSyntax home, INamedTypeSymbol owner) =>
        home is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax && home.OpenBraceToken.Span.Length > 0 && !IsGeneric(owner);

    private static bool IsGeneric(INamedTypeSymbol? type) => type is not null && (type.TypeParameters.Length > 0 || IsGeneric(type.ContainingType));

    private static ImmutableArray<TextChange> Changes(
        FoundSite site, BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type, TypeDeclarationSyntax home, INamedTypeSymbol owner, HoistedParts parts)
    {
        if (Existing(creation, type, home, site) is { } known)
        {
            return ImmutableArray.Create(new TextChange(creation.Span, known));
        }

        var name = NameFor(type, owner, creation, site);
        var layout = new Layout(site.Text, home);
        var typeText = creation is ObjectCreationExpressionSyntax named ? named.Type.ToString() : type.ToMinimalDisplayString(site.Model, creation.SpanStart);
        var field = $"private static readonly {typeText} {name} = {creation};";
        return ImmutableArray.Create(FieldPlace.Insert(field, home, parts.After, layout), new TextChange(creation.Span, name));
    }

    /// <summary>A field of the type that holds the same already.</summary>
    private static string? Existing(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type, TypeDeclarationSyntax home, FoundSite site)
    {
        foreach (var field in home.Members.OfType<FieldDeclarationSyntax>().Where(f => f.Modifiers.Any(SyntaxKind.StaticKeyword) && f.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)))
        {
            var variable = field.Declaration.Variables[0];
            var holds = SymbolEqualityComparer.Default.Equals((site.Model.GetDeclaredSymbol(variable, site.Cancellation) as IFieldSymbol)?.Type, type);
            if (holds && variable.Initializer?.Value is { } value && SyntaxFactory.AreEquivalent(value, creation))
            {
                return variable.Identifier.ValueText;
            }
        }

        return null;
    }

    private static string NameFor(INamedTypeSymbol type, INamedTypeSymbol owner, SyntaxNode place, FoundSite site)
    {
        var stem = FieldStyle.Of(owner).Apply(type.Name.EndsWith("Credential", StringComparison.Ordinal) ? "Credential" : "Arm");
        var used = new HashSet<string>(owner.DeclaringSyntaxReferences.SelectMany(r => r.GetSyntax(site.Cancellation).DescendantTokens()).Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText), StringComparer.Ordinal);
        return new[] { stem }.Concat(FreshNames.Numbered(stem)).First(n => !used.Contains(n) && site.Model.LookupSymbols(place.SpanStart, name: n).IsEmpty);
    }
}
