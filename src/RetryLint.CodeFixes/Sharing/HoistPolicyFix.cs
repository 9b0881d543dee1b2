using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Sharing;

/// <summary>Builds a policy or pipeline once, in a static field of its type.</summary>
internal sealed class HoistPolicyFix : ITextFix<FoundSite, SharingRefusal>
{
    public const string Key = "RetryLint.BuildOnce";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Build policies and pipelines once";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.StatefulPipelinePerCall, RuleIds.PipelinePerCall];

    public TextAnswer<SharingRefusal> Plan(FoundSite site)
    {
        var built = BuiltPolicy.At(site);
        var stepwise = built is null ? BuiltOverStatements.At(site) : null;
        if (built is null && stepwise is null)
        {
            return BuiltPolicy.IsBuilder(site) ? SharingRefusal.SeveralStatements : SharingRefusal.OtherCode;
        }

        if (site.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } part || site.Model.GetDeclaredSymbol(part, site.Cancellation) is not { } type
            || part.Kind() is not (SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration)
            || IsGeneric(type))
        {
            return SharingRefusal.NoHomeForField;
        }

        return built is null ? PlanStepwise(stepwise!, part, type, site) : Plan(built, part, type, site);
    }

    private static TextAnswer<SharingRefusal> PlanStepwise(BuiltOverStatements built, TypeDeclarationSyntax part, INamedTypeSymbol type, FoundSite site)
    {
        if (built.HasComment || built.HasTextOverLines)
        {
            return built.HasComment ? SharingRefusal.CommentInTheWay : SharingRefusal.TextOverLines;
        }

        if (BuiltParts.OfAll(built.Parts, type, site) is not { } parts)
        {
            return SharingRefusal.DependsOnCall;
        }

        var edits = new Edits(site.Text, new TypeNames(site.Model, part.OpenBraceToken.Span.End));
        var layout = new Layout(site.Text, part);
        var indent = layout.IndentAt(part.SpanStart) + layout.Unit;
        var stem = built.Result is { } result ? result.Declaration.Variables[0].Identifier.ValueText.TrimStart('_') : BuiltPolicy.MemberAround(built.Build) + "Pipeline";
        var name = NameFor(stem, built.Build, type, site);
        var field = $"{indent}private static readonly {edits.Name(site.Model.GetTypeInfo(built.Build, site.Cancellation).Type!)} {name} = {built.Text(indent, layout)};{layout.NewLine}";
        new StaticFieldPlace(part, edits, layout).Insert(field, parts.After);
        built.Replace(name, site, edits);
        edits.Import(part, layout);
        return site.Compiles(edits.Changes) ? new TextPlan("Build the pipeline once", edits.Changes) : SharingRefusal.DoesNotCompile;
    }

    private static TextAnswer<SharingRefusal> Plan(BuiltPolicy built, TypeDeclarationSyntax part, INamedTypeSymbol type, FoundSite site)
    {
        if (built.Refuse() is { } refusal)
        {
            return refusal;
        }

        if (BuiltParts.Of(built.Expression, type, site) is not { } parts)
        {
            return SharingRefusal.DependsOnCall;
        }

        var edits = new Edits(site.Text, new TypeNames(site.Model, part.OpenBraceToken.Span.End));
        Write(built, part, type, parts, edits, site);
        var noun = built.IsPipeline ? "pipeline" : "policy";
        return site.Compiles(edits.Changes) ? new TextPlan($"Build the {noun} once", edits.Changes) : SharingRefusal.DoesNotCompile;
    }

    private static void Write(BuiltPolicy built, TypeDeclarationSyntax part, INamedTypeSymbol type, BuiltParts parts, Edits edits, FoundSite site)
    {
        var layout = new Layout(site.Text, part);
        var name = Existing(built.Expression, part) ?? NameFor(built.Stem, built.Expression, type, site);
        if (Existing(built.Expression, part) is null)
        {
            var indent = layout.IndentAt(part.SpanStart) + layout.Unit;
            var old = layout.IndentAt(built.Expression.SpanStart);
            var lines = built.Expression.ToString().Split([layout.NewLine], StringSplitOptions.None)
                .Select((line, i) => i == 0 ? line : indent + (line.StartsWith(old, StringComparison.Ordinal) ? line.Substring(old.Length) : line.TrimStart()));
            var field = $"{indent}private static readonly {built.TypeText(edits)} {name} = {string.Join(layout.NewLine, lines)};{layout.NewLine}";
            new StaticFieldPlace(part, edits, layout).Insert(field, parts.After);
        }

        built.Replace(name, edits);
        edits.Import(part, layout);
    }

    /// <summary>A field of the type that holds the same already.</summary>
    private static string? Existing(ExpressionSyntax expression, TypeDeclarationSyntax part) => part.Members.OfType<FieldDeclarationSyntax>()
        .Where(f => f.Modifiers.Any(SyntaxKind.StaticKeyword) && f.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)).SelectMany(f => f.Declaration.Variables)
        .FirstOrDefault(v => v.Initializer is { } initializer && SyntaxFactory.AreEquivalent(initializer.Value, expression))?.Identifier.ValueText;

    private static string NameFor(string name, ExpressionSyntax place, INamedTypeSymbol type, FoundSite site)
    {
        var stem = FieldStyle.Of(type).Apply(name);
        var used = new HashSet<string>(
            type.DeclaringSyntaxReferences.SelectMany(r => r.GetSyntax(site.Cancellation).DescendantTokens()).Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText), StringComparer.Ordinal);
        return new[] { stem }.Concat(FreshNames.Numbered(stem)).First(n => !used.Contains(n) && site.Model.LookupSymbols(place.SpanStart, name: n).IsEmpty);
    }

    private static bool IsGeneric(INamedTypeSymbol? type) => type is not null && (type.TypeParameters.Length > 0 || IsGeneric(type.ContainingType));
}
