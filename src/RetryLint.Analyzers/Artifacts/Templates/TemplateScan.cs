using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Artifacts.Commands;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>
/// Finds the public artifacts of one template. A text without an address on a public artifact host, and that is nearly every
/// one, costs one search; only behind such an address does anybody ask for comments, strings and commands.
/// </summary>
internal sealed class TemplateScan
{
    private readonly string text;
    private readonly TemplateKind kind;
    private readonly RetryLimits limits;
    private TextParts? parts;
    private TextSpan? lastValue;
    private EmbeddedText? embedded;

    private TemplateScan(string text, TemplateKind kind, RetryLimits limits)
    {
        this.text = text;
        this.kind = kind;
        this.limits = limits;
    }

    private bool IsStructured => kind is TemplateKind.Json or TemplateKind.Arm or TemplateKind.Settings or TemplateKind.Bicep or TemplateKind.Terraform;

    private TextParts Parts => parts ??= IsStructured ? StructuredText.Read(text, kind) : ScriptText.Read(text, kind);

    /// <param name="text">The text.</param>
    /// <param name="kind">What the name of the file promises.</param>
    /// <param name="limits">Asked for when the first address has been found.</param>
    public static IEnumerable<PublicUrl> Find(string text, TemplateKind kind, Func<RetryLimits> limits)
    {
        TemplateScan? scan = null;
        foreach (var url in PublicUrl.In(text))
        {
            scan ??= new TemplateScan(text, TemplateKinds.Refine(kind, text), limits());
            if (scan.IsArtifact(url))
            {
                yield return url;
            }
        }
    }

    private bool IsArtifact(PublicUrl url) =>
        ArtifactHosts.KindOf(url, limits) is { } host && !Parts.IsComment(url.Start) && IsArtifact(url, host) && !Suppressions.Cover(text, Parts, url.Start);

    private bool IsArtifact(PublicUrl url, HostKind host) =>
        IsStructured && Parts.StringAt(url.Start) is { } value ? IsInString(url, host, value) : IsInScript(url, host);

    private bool IsInString(PublicUrl url, HostKind host, TextSpan value)
    {
        var name = SettingReader.NameOf(text, Parts, value);
        if (Embedded(value) is { } inner)
        {
            // A string of some JSON that is no template is a command only where its name says so: recordings hold whole messages.
            var isCommand = SettingNames.IsCommand(name);
            return (isCommand || (kind != TemplateKind.Json && !SettingNames.IsRead(name))) && inner.IsArtifact(url, host, isCommand);
        }

        return SettingNames.IsFetched(name) ? ArtifactEvidence.IsFetched(host, url) : !SettingNames.IsRead(name) && IsConfigured(host, url, name);
    }

    /// <summary>Addresses come in order, so the last string is all that has to be remembered.</summary>
    private EmbeddedText? Embedded(TextSpan value)
    {
        if (lastValue != value)
        {
            (lastValue, embedded) = (value, EmbeddedText.Of(text, value, kind));
        }

        return embedded;
    }

    private bool IsConfigured(HostKind host, PublicUrl url, string? name) => kind == TemplateKind.Json
        ? !SettingNames.IsRecorded(name) && ArtifactPaths.SortOf(url) == FileSort.Installable && ArtifactEvidence.IsByName(host, url)
        : ArtifactEvidence.IsConfigured(host, url) || (host == HostKind.Files && kind != TemplateKind.Settings && ArtifactPaths.SortOf(url) == FileSort.Unknown);

    private bool IsInScript(PublicUrl url, HostKind host)
    {
        var place = TextSpan.FromBounds(url.Start, url.End);
        var name = kind == TemplateKind.Yaml ? YamlNames.NameOf(text, url.Start) : null;
        if (SettingNames.IsRead(name))
        {
            return false;
        }

        var usage = SettingNames.IsFetched(name) || FileUris.Hold(text, 0, url.Start)
            ? Usage.Fetched
            : UsageReader.Of(text, new TextSpan(0, text.Length), place, isScript: kind != TemplateKind.Yaml || IsStructured);
        usage = usage == Usage.Value ? new ScriptVariables(text, Parts).UsageOf(url.Start) ?? usage : usage;
        return ArtifactEvidence.IsUsed(usage, host, url, isConfiguration: false);
    }
}
