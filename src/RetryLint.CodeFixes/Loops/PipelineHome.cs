using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>The type that will hold the pipeline, and the name that the field gets there.</summary>
internal sealed record PipelineHome(TypeDeclarationSyntax Part, string Name)
{
    public static Answer<PipelineHome> Of(LoopSite site)
    {
        if (site.Statement.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } part)
        {
            return Refusal.TopLevelStatements;
        }

        if (site.Model.GetDeclaredSymbol(part, site.Cancellation) is not { } type || part.Kind() is not
            (SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration))
        {
            return Refusal.NoPlaceForField;
        }

        return IsGeneric(type) ? Refusal.GenericType : new PipelineHome(part, FieldName.Choose(site, type));
    }

    private static bool IsGeneric(INamedTypeSymbol? type) => type is not null && (type.TypeParameters.Length > 0 || IsGeneric(type.ContainingType));
}
