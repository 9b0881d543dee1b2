using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Attempts;

/// <summary>The calls of a method, all in the file of the method itself.</summary>
internal sealed class Callers
{
    private readonly FoundSite site;
    private readonly IReadOnlyList<IInvocationOperation> calls;

    private Callers(FoundSite site, IReadOnlyList<IInvocationOperation> calls) => (this.site, this.calls) = (site, calls);

    /// <summary>Null where another file names the method, or anything but a call does.</summary>
    public static Callers? Of(IMethodSymbol method, FoundSite site)
    {
        var calls = new List<IInvocationOperation>();
        foreach (var tree in site.Model.Compilation.SyntaxTrees)
        {
#pragma warning disable RS1030 // A fix may ask for any model.
            var model = tree == site.Model.SyntaxTree ? site.Model : site.Model.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            foreach (var name in Names(tree, method.Name, site.Cancellation).Where(n => Means(model, n, method, site.Cancellation)))
            {
                if (tree != site.Model.SyntaxTree || CallOf(name) is not { } syntax || model.GetOperation(syntax, site.Cancellation) is not IInvocationOperation call)
                {
                    return null;
                }

                calls.Add(call);
            }
        }

        return new Callers(site, calls);
    }

    /// <summary>Every caller must start the work right where it hands it in.</summary>
    public AttemptRefusal? Refuse(IParameterSymbol task) => calls.Select(c => Handed(c, task)).Any(h => h is not InvocationExpressionSyntax || h.DescendantNodes().Any(n => n is AwaitExpressionSyntax))
        ? AttemptRefusal.TaskStartedBefore
        : null;

    public void Write(IParameterSymbol task, Edits edits)
    {
        foreach (var call in calls)
        {
            var (syntax, handed) = ((InvocationExpressionSyntax)call.Syntax, Handed(call, task)!);
            if (syntax.Expression is MemberAccessExpressionSyntax access && access.Expression == handed)
            {
                var rest = syntax.ArgumentList.Arguments.Count > 0 ? ", " : "";
                edits.Insert(handed.SpanStart, $"{edits.Name(call.TargetMethod.ContainingType)}.{access.Name}(() => ");
                edits.Replace(TextSpan.FromBounds(handed.Span.End, syntax.ArgumentList.OpenParenToken.Span.End), rest);
            }
            else
            {
                edits.Insert(handed.SpanStart, "() => ");
            }
        }
    }

    private static IEnumerable<SimpleNameSyntax> Names(SyntaxTree tree, string name, CancellationToken cancellation) =>
        tree.GetRoot(cancellation).DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>().Where(n => n.Identifier.ValueText == name);

    private static bool Means(SemanticModel model, SimpleNameSyntax name, IMethodSymbol method, CancellationToken cancellation)
    {
        var info = model.GetSymbolInfo(name, cancellation);
        return info.CandidateSymbols.Concat([info.Symbol]).OfType<IMethodSymbol>().Any(m => SymbolEqualityComparer.Default.Equals((m.ReducedFrom ?? m).OriginalDefinition, method.OriginalDefinition));
    }

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call when call.Expression == name => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name && call.Expression == access => call,
        _ => null,
    };

    /// <summary>What the caller hands in; of an extension what stands before the dot.</summary>
    private static ExpressionSyntax? Handed(IInvocationOperation call, IParameterSymbol task)
    {
        var syntax = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == task.Ordinal && a.Parameter.Name == task.Name)?.Value.Syntax as ExpressionSyntax;
        return syntax is ParenthesizedExpressionSyntax { Expression: var inner } ? inner : syntax;
    }
}
