using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Loops;

namespace RetryLint.Benchmarks.Fixes;

/// <summary>One kind of fix on all sites of a document, or of all documents.</summary>
/// <param name="key">The kind of fix.</param>
/// <param name="reported">The documents, what stands there before, and how many of its reports the fix is offered for.</param>
/// <param name="other">The provider of the fix; null where it is that of hand-written retries.</param>
internal sealed class FixAllTrial(string key, IReadOnlyList<(Document Document, Findings Before, int Offered)> reported, CodeFixProvider? other = null)
{
    /// <summary>What is wrong after the fix, and after a second application.</summary>
    public async Task<IReadOnlyList<string>> Faults(FixAllScope scope)
    {
        var reports = reported.ToDictionary(r => r.Document.Id, r => Reports(r.Before));
        var changed = await Apply(reported[0].Document, reports, scope);
        if (changed is null)
        {
            return ["nothing is changed"];
        }

        var faults = new List<string>();
        var left = new Dictionary<DocumentId, ImmutableArray<Diagnostic>>();
        foreach (var (document, before, offered) in reported)
        {
            var now = await Findings.Of(changed.GetDocument(document.Id)!);
            faults.AddRange((other is null ? now.Faults(before, offered) : now.OtherFaults(before)).Select(f => $"{document.Name}: {f}"));
            left.Add(document.Id, Reports(now));
        }

        var again = left.Values.All(r => r.IsEmpty) ? null : await Apply(changed.GetDocument(reported[0].Document.Id)!, left, scope);
        return again is not null && await Differ(again, changed) ? [.. faults, "a second application changes more"] : faults;
    }

    private ImmutableArray<Diagnostic> Reports(Findings findings) =>
        other is null ? findings.HandWrittenRetries : [.. findings.OtherReports.Where(r => r.Id == key.Split(':')[1])];

    private async Task<bool> Differ(Solution one, Solution other)
    {
        foreach (var (document, _, _) in reported)
        {
            if (!(await one.GetDocument(document.Id)!.GetTextAsync()).ContentEquals(await other.GetDocument(document.Id)!.GetTextAsync()))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<Solution?> Apply(Document document, IReadOnlyDictionary<DocumentId, ImmutableArray<Diagnostic>> reports, FixAllScope scope)
    {
        var fix = other ?? new RetryLoopFix();
        var rules = other is null ? fix.FixableDiagnosticIds : [key.Split(':')[1]];
        var context = new FixAllContext(document, fix, scope, key, rules, new Known(reports), CancellationToken.None);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        var operations = action is null ? [] : await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution;
    }

    /// <summary>The reports that are known already.</summary>
    private sealed class Known(IReadOnlyDictionary<DocumentId, ImmutableArray<Diagnostic>> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(reports.Values.SelectMany(r => r));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(reports.TryGetValue(document.Id, out var found) ? found : []);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
