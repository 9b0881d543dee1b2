using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>An object whose properties are set, told apart by where it comes from: a variable, a creation, a member of another object.</summary>
internal sealed class OptionsObject
{
    private readonly object origin;
    private readonly IOperation? birth;

    /// <param name="origin">The variable, the syntax of the creation, or the name of the member.</param>
    /// <param name="type">Its type, as far as the code says.</param>
    /// <param name="owner">The object that it is a member of.</param>
    /// <param name="birth">The branch of code in which it is made with the values of its library; null where it comes from elsewhere.</param>
    public OptionsObject(object origin, ITypeSymbol? type, OptionsObject? owner = null, IOperation? birth = null)
    {
        this.origin = origin;
        this.birth = birth;
        Type = type;
        Owner = owner;
    }

    public ITypeSymbol? Type { get; }

    public OptionsObject? Owner { get; }

    /// <summary>The local, parameter, field or property that holds it; null for a creation that is handed on at once.</summary>
    public ISymbol? Variable => origin as ISymbol;

    /// <summary>The creation that is handed on at once; null where a variable holds it.</summary>
    public SyntaxNode? Creation => origin as SyntaxNode;

    /// <summary>Does what this branch of code leaves out have the library's own value?</summary>
    public bool HasDefaultsIn(IOperation branch) =>
        Owner is { } owner ? owner.Owner is null && owner.HasDefaultsIn(branch) : birth?.Syntax == branch.Syntax;

    /// <summary>Is it made by code that can be seen?</summary>
    public bool IsMadeHere => Owner is { } owner ? owner.IsMadeHere : birth is not null;

    public bool IsSame(OptionsObject? other) => other is not null && HasSameOrigin(other) && (Owner is null ? other.Owner is null : Owner.IsSame(other.Owner));

    private bool HasSameOrigin(OptionsObject other) =>
        origin is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, other.origin as ISymbol) : origin.Equals(other.origin);
}
