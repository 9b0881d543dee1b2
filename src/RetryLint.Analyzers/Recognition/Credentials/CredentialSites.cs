using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Reporting;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Credentials;

/// <summary>Judges a place where a credential or ARM client is made.</summary>
internal static class CredentialSites
{
    /// <summary>A creation also where it does not bind: where an argument is wrong, or the package is not restored yet.</summary>
    public static Diagnostic? Judge(IOperation creation, CompilationScope scope, CancellationToken cancellation)
    {
        if (!Constructed.IsSubject(creation, scope, cancellation) || IsPartOfAnother(creation, scope, cancellation))
        {
            return null;
        }

        var frequency = new Frequencies(scope, cancellation).Of(creation, new Fates(scope, cancellation).Of(creation));
        var name = creation.Type!.Name;
        return frequency.Kind switch
        {
            Repetition.PerAttempt => Reports.Of(Catalogue.CredentialPerAttempt, Place(creation), name, frequency.Each),
            Repetition.PerCall => Reports.Of(Catalogue.CredentialPerCall, Place(creation), name),
            _ => null,
        };
    }

    /// <summary>One report for what is made together: the client speaks for its credential, the chain for its links.</summary>
    private static bool IsPartOfAnother(IOperation creation, CompilationScope scope, CancellationToken cancellation)
    {
        for (var current = creation.Parent; current is not null and not (IAnonymousFunctionOperation or IBlockOperation); current = current.Parent)
        {
            if (Constructed.IsSubject(current, scope, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>new</c> and the type, without the arguments.</summary>
    private static Location Place(IOperation creation) => creation.Syntax switch
    {
        ObjectCreationExpressionSyntax named => Location.Create(named.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(named.NewKeyword.SpanStart, named.Type.Span.End)),
        ImplicitObjectCreationExpressionSyntax target => target.NewKeyword.GetLocation(),
        var other => other.GetLocation(),
    };
}
