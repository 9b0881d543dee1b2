using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Whether the body of the loop can become a lambda without meaning something else.</summary>
internal sealed class LambdaRules(LoopSite site, StatementSyntax body, EnclosingFunction function)
{
    /// <param name="goesOn">Whether the code after the loop runs when the attempt has succeeded.</param>
    public Refusal? Refuse(bool goesOn)
    {
        var flow = site.Model.AnalyzeDataFlow(site.Statement)!;
        var outer = flow.ReadInside.Concat(flow.WrittenInside).Where(v => !flow.VariablesDeclared.Contains(v, SymbolEqualityComparer.Default)).ToList();
        if (outer.OfType<IParameterSymbol>().Any(p => !p.IsThis && p.RefKind != RefKind.None))
        {
            return Refusal.ByReferenceParameter;
        }

        if (flow.UnsafeAddressTaken.Length > 0 || outer.Any(IsStackOnly) || body.DescendantNodes().Any(n => n.IsKind(SyntaxKind.StackAllocArrayCreationExpression)))
        {
            return Refusal.StackOnlyValue;
        }

        var written = flow.WrittenInside.Where(v => outer.Contains(v, SymbolEqualityComparer.Default)).ToList();
        if (written.Any(v => flow.CapturedOutside.Contains(v, SymbolEqualityComparer.Default)))
        {
            return Refusal.CapturedElsewhere;
        }

        return RefuseMembers(goesOn);
    }

    private Refusal? RefuseMembers(bool goesOn)
    {
        var operations = site.Model.GetOperation(body, site.Cancellation)!.Descendants().ToList();
        if (function.Symbol?.ContainingType.IsValueType == true && operations.Any(UsesThis))
        {
            return Refusal.ThisInStruct;
        }

        var assigned = operations.OfType<IAssignmentOperation>().Select(a => a.Target).OfType<IMemberReferenceOperation>().ToList();
        if (function.Node is ConstructorDeclarationSyntax && assigned.Count > 0)
        {
            return Refusal.ConstructorAssigns;
        }

        return goesOn && assigned.Any(a => a.Type?.NullableAnnotation == NullableAnnotation.Annotated && IsReadAfter(a.Member)) ? Refusal.NullStateLost : null;
    }

    private bool IsReadAfter(ISymbol member) => function.Node.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Any(n => n.SpanStart > site.Statement.Span.End && n.Identifier.ValueText == member.Name);

    private static bool IsStackOnly(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.IsRef || IsStackOnly(local.Type),
        IParameterSymbol parameter => IsStackOnly(parameter.Type),
        _ => false,
    };

    private static bool IsStackOnly(ITypeSymbol type) => type.IsRefLikeType || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    private bool UsesThis(IOperation operation) => operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
        || (operation is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } owner }
            && !SymbolEqualityComparer.Default.Equals(owner, function.Symbol));
}
