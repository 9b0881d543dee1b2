using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Artifacts.Integrity;

/// <summary>Whether a method may check what it has downloaded. What cannot be looked into may be a check.</summary>
internal sealed class Checks(MethodBodies bodies, CancellationToken cancellation)
{
    private const int MostDepth = 3;

    private static readonly string[] Cryptography =
        ["System.Security.Cryptography", "System.IO.Hashing", "Org.BouncyCastle", "Microsoft.IdentityModel", "System.Management.Automation.Security", "RetryLint"];

    public bool MayBeIn(IEnumerable<IOperation> operations, Downloads downloads) => operations.Any(o => MayCheck(o, downloads, MostDepth));

    private bool MayCheck(IOperation operation, Downloads? downloads, int depth)
    {
        if (operation.Type is { } type && IsCryptography(type))
        {
            return true;
        }

        return operation switch
        {
            IInvocationOperation call => IsCryptography(call.TargetMethod.ContainingType) || MayCheck(call, downloads, depth),
            IMemberReferenceOperation member => IsCryptography(member.Member.ContainingType),
            _ => false,
        };
    }

    private bool MayCheck(IInvocationOperation call, Downloads? downloads, int depth)
    {
        if (Framework.Owns(call.TargetMethod))
        {
            return false;
        }

        if (bodies.Of(call.TargetMethod, cancellation) is { } body)
        {
            return depth > 0 && body.DescendantsAndSelf().Any(o => MayCheck(o, null, depth - 1));
        }

        // Foreign code that is handed the file may look at it.
        return downloads is not null && call.Arguments.Any(a => downloads.Hold(a.Value));
    }

    private static bool IsCryptography(ITypeSymbol? type) => type?.ContainingNamespace is { } space && Cryptography.Any(n => space.IsWithin(n));
}
