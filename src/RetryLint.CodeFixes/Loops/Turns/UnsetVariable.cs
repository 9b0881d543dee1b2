using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>A variable that has no value before the loop, and gets one that is never seen.</summary>
internal sealed record UnsetVariable(VariableDeclaratorSyntax Declarator, ITypeSymbol Type)
{
    /// <summary>Null where the declaration has no place for a value.</summary>
    public static UnsetVariable? Of(ISymbol variable) => variable is ILocalSymbol { IsRef: false } local
        && local.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer: null, Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator
            ? new UnsetVariable(declarator, local.Type)
            : null;

    /// <summary>The value, as code.</summary>
    public static string ValueOf(ITypeSymbol type)
    {
        var isUnknown = type.NullableAnnotation == NullableAnnotation.NotAnnotated && !type.IsValueType;
        return (type.IsReferenceType ? "null" : "default") + (isUnknown ? "!" : "");
    }

    public void Write(Edits edits) => edits.Insert(Declarator.Span.End, " = " + ValueOf(Type));
}
