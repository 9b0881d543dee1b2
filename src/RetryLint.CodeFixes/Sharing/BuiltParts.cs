using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Symbols;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Sharing;

/// <summary>What an expression is made of that is to become the value of a static field.</summary>
internal sealed class BuiltParts
{
    /// <summary>Namespaces whose routines give the same at any time.</summary>
    private static readonly string[] Constant = ["System", "System.Net", "System.Net.Http", "System.Linq", "System.Collections.Generic", "System.Threading"];

    private readonly ExpressionSyntax expression;
    private readonly FoundSite site;

    private BuiltParts(ExpressionSyntax expression, FoundSite site) => (this.expression, this.site) = (expression, site);

    /// <summary>The last own field that it reads: static fields are set in the order of the text.</summary>
    public FieldDeclarationSyntax? After { get; private set; }

    /// <summary>Null where it depends on the call: a parameter, a variable, the instance, something that changes.</summary>
    public static BuiltParts? Of(ExpressionSyntax expression, INamedTypeSymbol owner, FoundSite site)
    {
        var parts = new BuiltParts(expression, site);
        return expression.DescendantNodesAndSelf().All(n => parts.IsIndependent(n) && parts.IsSetBefore(n, owner)) ? parts : null;
    }

    /// <summary>The same for several expressions that together become the value.</summary>
    public static BuiltParts? OfAll(IEnumerable<ExpressionSyntax> expressions, INamedTypeSymbol owner, FoundSite site)
    {
        var all = expressions.Select(e => Of(e, owner, site)).ToList();
        return all.Any(p => p is null) ? null : all.OrderBy(p => p!.After?.SpanStart ?? 0).Last();
    }

    private bool IsIndependent(SyntaxNode node) => node switch
    {
        InstanceExpressionSyntax => false,
        AwaitExpressionSyntax => IsLater(node),
        BaseObjectCreationExpressionSyntax creation => IsLater(node) || (site.Model.GetTypeInfo(creation, site.Cancellation).Type is { } type && IsConstant(type) && !type.Is("System.Random")),
        SimpleNameSyntax name when name.Parent is not NameColonSyntax && site.Model.GetSymbolInfo(name, site.Cancellation).Symbol is { } symbol => IsIndependent(symbol, name),
        _ => true,
    };

    private bool IsIndependent(ISymbol symbol, SimpleNameSyntax name) => symbol switch
    {
        ITypeParameterSymbol => false,
        INamespaceOrTypeSymbol => true,
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => symbol.DeclaringSyntaxReferences.Any(r => expression.Span.Contains(r.Span)),
        { IsStatic: false } and not IMethodSymbol { ReducedFrom: not null } when !IsOfValue(name) => false,
        IMethodSymbol method => IsLater(name) || !IsCalled(name) || IsConstant(method.ContainingType),
        IFieldSymbol { IsStatic: true } field => field.IsConst || field.IsReadOnly || IsLater(name),
        IPropertySymbol { IsStatic: true } property => IsLater(name) || (property.SetMethod is null && property.DeclaringSyntaxReferences.IsEmpty && property.Name is not ("Now" or "UtcNow")),
        _ => true,
    };

    /// <summary>Is it evaluated when the policy runs, and not when it is built?</summary>
    private bool IsLater(SyntaxNode node) => node.Ancestors().TakeWhile(a => a != expression).Any(a => a is AnonymousFunctionExpressionSyntax);

    private static bool IsConstant(ITypeSymbol type) => type.ContainingNamespace is { } space && (Constant.Contains(space.ToDisplayString()) || space.IsWithin("Polly"));

    /// <summary>A member of a value that is looked at by itself, or one that an initializer sets.</summary>
    private static bool IsOfValue(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        MemberBindingExpressionSyntax or SubpatternSyntax or ExpressionColonSyntax => true,
        _ => false,
    };

    private static bool IsCalled(SimpleNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (SyntaxNode)name) is { Parent: InvocationExpressionSyntax call } called && call.Expression == called;

    /// <summary>An own field that is read now must stand in the same part of the type; the new one comes after it.</summary>
    private bool IsSetBefore(SyntaxNode node, INamedTypeSymbol owner)
    {
        if (node is not SimpleNameSyntax || IsLater(node) || site.Model.GetSymbolInfo(node, site.Cancellation).Symbol is not IFieldSymbol { IsConst: false, IsStatic: true } field
            || !SymbolEqualityComparer.Default.Equals(field.ContainingType, owner))
        {
            return true;
        }

        var declaration = field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(site.Cancellation).FirstAncestorOrSelf<FieldDeclarationSyntax>();
        After = After is null || declaration?.SpanStart > After.SpanStart ? declaration : After;
        return declaration?.Parent == expression.FirstAncestorOrSelf<TypeDeclarationSyntax>();
    }
}
