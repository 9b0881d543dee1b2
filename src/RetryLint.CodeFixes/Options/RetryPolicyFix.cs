using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Loops;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Gives the options of a managed identity a retry policy, which it takes notice of, instead of a count, which it does not.</summary>
internal sealed class RetryPolicyFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.UseRetryPolicy";
    private const string Property = "RetryPolicy";
    private const string Pipeline = "Azure.Core.Pipeline.RetryPolicy";
    private const string Strategy = "Azure.Core.DelayStrategy";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Set the count with a retry policy";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.IgnoredManagedIdentityRetryCount];

    public TextAnswer<OptionRefusal> Plan(OptionSite site)
    {
        if (site.Node is not AssignmentExpressionSyntax count)
        {
            return OptionRefusal.OtherShape;
        }

        var compilation = site.Model.Compilation;
        if (compilation.GetTypesByMetadataName(Pipeline).FirstOrDefault() is not { } policy || compilation.GetTypesByMetadataName(Strategy).FirstOrDefault() is not { } strategy)
        {
            return OptionRefusal.OtherShape;
        }

        if (NameClash.IsIn(site.Model, site.Cancellation, policy.ContainingNamespace))
        {
            return OptionRefusal.PolicyNameClash;
        }

        var title = count.Right.ToString() is { Length: <= 30 } text && !text.Contains('\n') ? $"Use RetryPolicy = new RetryPolicy({text})" : "Use a RetryPolicy with this count";
        return Plans.FirstClean(site, new Draft(title, edits => Write(site, count, policy, strategy, edits)));
    }

    private static OptionRefusal? Write(OptionSite site, AssignmentExpressionSyntax count, ITypeSymbol policy, ITypeSymbol strategy, Edits edits)
    {
        var settings = Settings.Of(count);
        if (settings.Find(SdkNames.Mode) is { } mode && (settings.Initializer is null || OthersUse(mode, site)))
        {
            return OptionRefusal.OtherCredentialsUseMode;
        }

        if (settings.Initializer is null)
        {
            return WriteStatement(settings, count, policy, edits);
        }

        var pauses = new List<string>();
        var taken = new List<AssignmentExpressionSyntax> { count };
        foreach (var (name, parameter) in new[] { (SdkNames.Mode, ""), ("Delay", "initialDelay"), ("MaxDelay", "maxDelay") })
        {
            if (settings.Find(name) is { } setting)
            {
                taken.Add(setting);
                pauses.AddRange(parameter.Length == 0 ? [] : [$"{parameter}: {setting.Right}"]);
            }
        }

        var paced = pauses.Count == 0 ? "" : $", {edits.Name(strategy)}.CreateExponentialDelayStrategy({string.Join(", ", pauses)})";
        return WriteElement(settings.Initializer, taken, $"{Property} = new {edits.Name(policy)}({count.Right}{paced})", edits);
    }

    /// <summary>A default credential hands its mode to others than the managed identity.</summary>
    private static bool OthersUse(AssignmentExpressionSyntax mode, OptionSite site) =>
        mode.Right is MemberAccessExpressionSyntax { Name.Identifier.ValueText: SdkNames.Fixed }
        && mode.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } creation
        && site.Model.GetTypeInfo(creation, site.Cancellation).Type.DerivesFrom("Azure.Identity.DefaultAzureCredentialOptions");

    private static OptionRefusal? WriteStatement(Settings settings, AssignmentExpressionSyntax count, ITypeSymbol policy, Edits edits)
    {
        if (settings.Names.Any(SdkNames.Pauses.Contains))
        {
            return OptionRefusal.SettingsElsewhere;
        }

        if (count.Left is not MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Retry" } retry })
        {
            return OptionRefusal.OtherShape;
        }

        edits.Replace(count.Span, $"{retry.Expression}.{Property} = new {edits.Name(policy)}({count.Right})");
        return null;
    }

    /// <summary>In the place of the retry settings where nothing is left of them, and after them otherwise.</summary>
    private static OptionRefusal? WriteElement(InitializerExpressionSyntax initializer, IReadOnlyCollection<AssignmentExpressionSyntax> taken, string element, Edits edits)
    {
        if (initializer.Parent is not AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } retry)
        {
            return OptionRefusal.OtherShape;
        }

        if (retry.DescendantTrivia().Any(t => t.IsDirective || t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia)))
        {
            return OptionRefusal.CommentOnSetting;
        }

        if (taken.Count == initializer.Expressions.Count)
        {
            edits.Replace(retry.Span, element);
            return null;
        }

        var gap = edits.Text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(retry.GetFirstToken().GetPreviousToken().Span.End, retry.SpanStart));
        edits.Insert(retry.SpanStart, element + "," + gap);
        return Settings.Remove(taken, edits);
    }
}
