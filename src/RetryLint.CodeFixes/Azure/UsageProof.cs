using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers;
using RetryLint.Analyzers.Recognition;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Azure;

/// <summary>Tries a change before it is offered: no error may be new.</summary>
internal static class UsageProof
{
    public static bool Compiles(FoundSite site, ImmutableArray<TextChange> changes) =>
        Errors(site.With(changes), site.Cancellation) <= Errors(site.Model, site.Cancellation);

    /// <summary>Does the recogniser see no permanent failure any more in the retry that was changed?</summary>
    public static bool RepeatsNothingPermanent(FoundSite site, ImmutableArray<TextChange> changes)
    {
        var model = site.With(changes);
        var scope = new CompilationScope(model.Compilation, site.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        var node = model.SyntaxTree.GetRoot(site.Cancellation).FindToken(new PositionMap(changes).Of(site.Node.SpanStart)).Parent!;
        return RetryAt(node, model, scope, site.Cancellation) is { Facts.Permanent: not PermanentFailures.Repeated };
    }

    private static RetrySite? RetryAt(SyntaxNode node, SemanticModel model, CompilationScope scope, CancellationToken cancellation)
    {
        if (node is StatementSyntax)
        {
            return model.GetOperation(node, cancellation) is ILoopOperation loop ? HandWrittenRetries.Recognise(RetryTurns.OfLoop(loop, cancellation), scope, cancellation) : null;
        }

        return node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && model.GetOperation(call, cancellation) is { } declared
            ? DeclaredRetries.Recognisers.Select(r => r.Recognise(declared, scope, cancellation)).FirstOrDefault(r => r is not null)
            : null;
    }

    private static int Errors(SemanticModel model, CancellationToken cancellation) =>
        model.GetDiagnostics(cancellationToken: cancellation).Count(d => d.Severity == DiagnosticSeverity.Error);
}
