using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Artifacts.Commands;
using RetryLint.Analyzers.Artifacts.Templates;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>Decides whether an address in a text of the code is an artifact that the code depends on.</summary>
internal sealed class CodeArtifacts(References references, RetryLimits limits, CancellationToken cancellation)
{
    /// <summary>The first artifact that begins in this part of a text; null where there is none.</summary>
    public PublicUrl? In(IOperation part)
    {
        var whole = ComposedText.Outermost(part);
        var composed = ComposedText.Of(whole, part);
        var text = composed.Text;
        foreach (var url in PublicUrl.In(text))
        {
            if (url.Start >= composed.Start && url.Start < composed.End && IsArtifact(whole, text, url))
            {
                return url;
            }
        }

        return null;
    }

    /// <summary>Is this address, which the value stands for, one?</summary>
    public bool IsArtifact(IOperation value, string text, PublicUrl url)
    {
        if (ArtifactHosts.KindOf(url, limits) is not { } host)
        {
            return false;
        }

        return CodeText.IsWhole(text, url) ? IsAddress(value, text, url, host) : IsInCommand(value, text, url, host);
    }

    private bool IsAddress(IOperation value, string text, PublicUrl url, HostKind host) =>
        ArtifactFlow.OfAddress(value, text, references, limits, cancellation) switch
        {
            Fate.Fetched => ArtifactEvidence.IsFetched(host, url),
            Fate.Named => true,
            Fate.Unknown or Fate.Unused => ArtifactEvidence.IsByName(host, url),
            _ => false,
        };

    private bool IsInCommand(IOperation value, string text, PublicUrl url, HostKind host)
    {
        var place = TextSpan.FromBounds(url.Start, url.End);
        if (FileUris.Hold(text, 0, url.Start))
        {
            return ArtifactEvidence.IsFetched(host, url);
        }

        var isScript = text.IndexOf('\n') >= 0;
        var usage = UsageReader.Of(text, new TextSpan(0, text.Length), place, isScript);
        return ArtifactEvidence.IsFetched(host, url)
            && !(isScript && ScriptText.Read(text, TemplateKind.Shell).IsComment(url.Start))
            && FateOf(value, text, usage, isScript) == Fate.Fetched;
    }

    private Fate FateOf(IOperation value, string text, Usage usage, bool isScript) =>
        usage == Usage.Fetched ? ArtifactFlow.OfCommand(value, references, limits, cancellation)
        : isScript ? Fate.Harmless
        : ArtifactFlow.OfFragment(value, text, references, limits, cancellation);
}
