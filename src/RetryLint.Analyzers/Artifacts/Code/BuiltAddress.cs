using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>An address that <c>UriBuilder</c> puts together from a host and a path.</summary>
internal static class BuiltAddress
{
    private const string Builder = "System.UriBuilder";

    /// <summary>May the literal be a host that a builder is given? Asked of every string, so by syntax alone.</summary>
    public static bool MayBeHost(LiteralExpressionSyntax literal) => literal.Parent switch
    {
        ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } => literal.Token.ValueText.IndexOf('.') > 0,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Host" } } => true,
        _ => false,
    };

    /// <summary>The address and the expression that makes it; null where the literal is no host of a builder.</summary>
    public static (IOperation Builder, string Text)? Of(IOperation host)
    {
        var creation = host.Parent switch
        {
            IArgumentOperation { Parameter.Name: "host", Parent: IObjectCreationOperation created } => created,
            ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation created } } => created,
            _ => null,
        };
        return creation is not null && creation.Type.Is(Builder) ? (creation, $"https://{host.ConstantValue.Value}/{PathOf(creation)}") : null;
    }

    private static string PathOf(IObjectCreationOperation creation)
    {
        var given = creation.Arguments.FirstOrDefault(a => a.Parameter?.Name is "path" or "pathValue")?.Value
            ?? creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(a => a.Target is IPropertyReferenceOperation { Property.Name: "Path" })?.Value;
        return given is null ? string.Empty : ComposedText.Of(given, given).Text.TrimStart('/');
    }
}
