using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Attempts;

/// <summary>Takes a function that starts the work in place of a task that already runs, and lets the callers hand in one.</summary>
internal sealed class TakeFunctionFix : ITextFix<FoundSite, AttemptRefusal>
{
    public const string Key = "RetryLint.TakeFunction";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Take functions that start the work";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.RetryOfStartedTask];

    public TextAnswer<AttemptRefusal> Plan(FoundSite site)
    {
        if (site.Node is not (WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax))
        {
            return AttemptRefusal.OtherCode;
        }

        if (Task(site.Node, site) is not { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method } task
            || task.DeclaringSyntaxReferences[0].GetSyntax(site.Cancellation) is not ParameterSyntax { Type: { } type } parameter
            || site.Model.Compilation.GetTypeByMetadataName("System.Func`1") is not { } function)
        {
            return AttemptRefusal.TaskIsNoParameter;
        }

        var awaited = Uses(task, parameter.Parent!.Parent!, site);
        if (awaited.Any(u => !IsAwaited(u)))
        {
            return AttemptRefusal.TaskUsedOtherwise;
        }

        if (IsShared(method, site.Model.Compilation))
        {
            return AttemptRefusal.SignatureIsShared;
        }

        var callers = Callers.Of(method, site);
        return callers?.Refuse(task) ?? (callers is null ? AttemptRefusal.CalledElsewhere : Write(site, parameter, type, function, awaited, callers, task));
    }

    private static TextAnswer<AttemptRefusal> Write(
        FoundSite site, ParameterSyntax parameter, TypeSyntax type, INamedTypeSymbol function, IReadOnlyList<IdentifierNameSyntax> awaited, Callers callers, IParameterSymbol task)
    {
        if (parameter.Modifiers.Count > 0 && parameter.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.MultiLineCommentTrivia)))
        {
            return AttemptRefusal.CommentInTheWay;
        }

        var edits = new Edits(site.Text, new TypeNames(site.Model, parameter.SpanStart));
        edits.Replace(TextSpan.FromBounds(parameter.Modifiers.Count > 0 ? parameter.Modifiers[0].SpanStart : type.SpanStart, type.Span.End), $"{FunctionName(function, edits)}<{type}>");
        foreach (var use in awaited)
        {
            edits.Insert(use.Span.End, "()");
        }

        callers.Write(task, edits);
        edits.Import(parameter, new Layout(site.Text, parameter.FirstAncestorOrSelf<TypeDeclarationSyntax>()));
        return site.Compiles(edits.Changes) ? new TextPlan("Take a function that starts the work", edits.Changes) : AttemptRefusal.DoesNotCompile;
    }

    private static string FunctionName(INamedTypeSymbol function, Edits edits)
    {
        var name = edits.Name(function);
        return name.IndexOf('<') is var open && open < 0 ? name : name.Substring(0, open);
    }

    /// <summary>The one parameter that each turn awaits.</summary>
    private static IParameterSymbol? Task(SyntaxNode loop, FoundSite site)
    {
        var awaited = loop.DescendantNodes().OfType<AwaitExpressionSyntax>().SelectMany(a => a.DescendantNodes().OfType<IdentifierNameSyntax>()).Where(IsAwaited)
            .Select(n => site.Model.GetSymbolInfo(n, site.Cancellation).Symbol).OfType<IParameterSymbol>()
            .Where(p => p.Type is { Name: "Task" or "ValueTask" } && p.RefKind == RefKind.None).Distinct<IParameterSymbol>(SymbolEqualityComparer.Default).ToList();
        return awaited.Count == 1 ? awaited[0] : null;
    }

    private static IReadOnlyList<IdentifierNameSyntax> Uses(IParameterSymbol task, SyntaxNode method, FoundSite site) => method.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(n => n.Identifier.ValueText == task.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(n, site.Cancellation).Symbol, task)).ToList();

    /// <summary><c>await task</c> or <c>await task.ConfigureAwait(…)</c></summary>
    private static bool IsAwaited(IdentifierNameSyntax use) => use.Parent is AwaitExpressionSyntax
        || use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } } access && access.Expression == use;

    /// <summary>Does anything outside of this compilation rely on the signature?</summary>
    private static bool IsShared(IMethodSymbol method, Compilation compilation) => method.MethodKind != MethodKind.LocalFunction
        && (method.IsVirtual || method.IsOverride || method.IsAbstract || method.DeclaringSyntaxReferences.Length != 1 || method.PartialImplementationPart is not null
            || method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name)).Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method))
            || (IsVisible(method) && compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication)));

    private static bool IsVisible(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return false;
            }
        }

        return true;
    }
}
