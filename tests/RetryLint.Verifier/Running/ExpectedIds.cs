using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Verifier.Markup;

namespace RetryLint.Verifier.Running;

/// <summary>The ids that markup may name, and the one that <c>[|x|]</c> stands for.</summary>
internal sealed class ExpectedIds(ImmutableArray<DiagnosticAnalyzer> analyzers, string? defaultId)
{
    private readonly ImmutableSortedSet<string> _known = analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .Select(descriptor => descriptor.Id)
        .ToImmutableSortedSet(StringComparer.Ordinal);

    public string For(Mark mark, string path, string marked)
    {
        var id = mark.Kind == MarkKind.Id ? mark.Name : defaultId ?? Only(mark, path, marked);
        return _known.Contains(id) || IsCompilerId(id)
            ? id
            : throw MarkupError.At(path, marked, mark.Opened, $"'{id}' is not an id of the analyzer ({string.Join(", ", _known)})");
    }

    private string Only(Mark mark, string path, string marked) =>
        _known.Count == 1
            ? _known[0]
            : throw MarkupError.At(path, marked, mark.Opened, "Several ids are possible here; name one or set DefaultId");

    private static bool IsCompilerId(string id) => id.StartsWith("CS", StringComparison.Ordinal) && id.AsSpan(2).ContainsOnlyDigits();
}
