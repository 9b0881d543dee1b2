using Microsoft.CodeAnalysis;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>How types are written where their names are in scope already.</summary>
internal static class TypeText
{
    public static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
}
