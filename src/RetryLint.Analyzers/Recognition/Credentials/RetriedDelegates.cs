using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Credentials;

/// <summary>How often the code of a lambda runs, by whom it is handed to.</summary>
internal sealed class RetriedDelegates(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostRoutines = 3;
    private const string Registration = "Microsoft.Extensions.DependencyInjection";

    /// <summary>Null where the lambda runs as often as the code around it.</summary>
    public Frequency? Of(IAnonymousFunctionOperation lambda, Fate fate) => Receiver(lambda) switch
    {
        IArgumentOperation { Parent: IInvocationOperation call } argument => OfArgument(call, argument, fate),
        IArgumentOperation { Parent: IObjectCreationOperation creation } when creation.Type?.Name == "Lazy" => Frequency.Once,
        IInvalidOperation { Syntax: InvocationExpressionSyntax syntax } call => OfUnbound(call, syntax),
        _ => Frequency.Unknown,
    };

    /// <summary>A registration whose type argument does not bind is still one.</summary>
    private Frequency OfUnbound(IOperation call, InvocationExpressionSyntax syntax) => scope.Models.CandidatesOf(syntax, cancellation).OfType<IMethodSymbol>().FirstOrDefault() is { } method
        && method.ContainingNamespace.IsWithin(Registration) ? OfRegistration(method)
        : IsInEntryPoint(call) ? Frequency.Once : Frequency.Unknown;

    private static Frequency OfRegistration(IMethodSymbol method) =>
        method.Name.Contains("Transient") ? Frequency.Per("resolution of the service")
        : method.Name.Contains("Scoped") ? Frequency.Per("scope that resolves the service")
        : Frequency.Once;

    public Frequency OfMethodGroup(IOperation reference) => Receiver(reference) is IArgumentOperation { Parent: IInvocationOperation call } argument
        ? OfArgument(call, argument, Fate.Used) ?? Frequency.Unknown
        : Frequency.Unknown;

    private Frequency? OfArgument(IInvocationOperation call, IArgumentOperation argument, Fate fate)
    {
        var method = call.TargetMethod;
        var space = method.ContainingNamespace;
        return method switch
        {
            _ when space.IsWithin("Polly") => OfPolicy(call),
            { Name: "Run" or "StartNew" or "QueueUserWorkItem" } when space.IsWithin("System.Threading") => null,
            _ when space.IsWithin(Registration) => OfRegistration(method),
            _ when space.IsWithin("Microsoft.Extensions") || space.IsWithin("Microsoft.AspNetCore") => fate == Fate.Returned ? Frequency.Once : Frequency.Unknown,
            _ when RunsPerItem(method) => fate == Fate.Used ? Frequency.Per("item") : Frequency.Unknown,
            _ when space.IsWithin("System") => fate == Fate.Returned ? Frequency.Once : Frequency.Unknown,
            _ => OfRoutine(call, argument),
        };
    }

    /// <summary>LINQ, <c>List.ForEach</c>, <c>Parallel.ForEach</c>: once for each item.</summary>
    private static bool RunsPerItem(IMethodSymbol method) =>
        method.ContainingNamespace.IsWithin("System.Linq")
        || (method.Name.StartsWith("For", StringComparison.Ordinal) && (method.ContainingType.Is("System.Threading.Tasks.Parallel") || method.ContainingNamespace.IsWithin("System.Collections")));

    private Frequency? OfPolicy(IInvocationOperation call) =>
        !call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal) ? Frequency.Unknown
        : call.Instance is { } policy && PolicyKinds.Retries(policy, scope, cancellation) ? Frequency.PerRetry
        : null;

    /// <summary>A routine of the compilation that runs what it is given, once or in a retry of its own.</summary>
    private Frequency? OfRoutine(IInvocationOperation call, IArgumentOperation argument)
    {
        if (argument.Parameter is not { } parameter || scope.Bodies.Of(call.TargetMethod, cancellation) is not { } body)
        {
            return IsInEntryPoint(call) ? Frequency.Once : Frequency.Unknown;
        }

        return IsRetried(parameter, body, MostRoutines) ? Frequency.PerRetry
            : Uses(body, parameter).Any(u => u.Parent is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke }) ? null
            : Frequency.Unknown;
    }

    /// <summary>What the entry point hands to a library is how the program starts: a parser of the command line runs it once.</summary>
    private bool IsInEntryPoint(IOperation call)
    {
        var member = call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart, cancellation);
        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            member = member.ContainingSymbol;
        }

        return member is IMethodSymbol method && Members.IsEntryPoint(method);
    }

    private bool IsRetried(IParameterSymbol parameter, IOperation body, int depth)
    {
        return depth > 0 && Uses(body, parameter).Any(use => IsInRetry(use) || IsHandedOn(use));

        bool IsInRetry(IOperation use)
        {
            for (var current = use.Parent; current is not null; current = current.Parent)
            {
                if (current is ILoopOperation loop && Loops.IsRetry(loop, use, scope, cancellation))
                {
                    return true;
                }
            }

            return false;
        }

        bool IsHandedOn(IOperation use)
        {
            for (var current = use.Parent; current is not null; current = current.Parent)
            {
                if (current is IArgumentOperation { Parameter: { Type.TypeKind: TypeKind.Delegate } next, Parent: IInvocationOperation inner })
                {
                    return inner.TargetMethod.ContainingNamespace.IsWithin("Polly")
                        ? OfPolicy(inner) == Frequency.PerRetry
                        : scope.Bodies.Of(inner.TargetMethod, cancellation) is { } further && IsRetried(next, further, depth - 1);
                }
            }

            return false;
        }
    }

    private static IEnumerable<IOperation> Uses(IOperation body, IParameterSymbol parameter) => body.DescendantsAndSelf()
        .Where(o => o is IParameterReferenceOperation reference && reference.Parameter.OriginalDefinition.Ordinal == parameter.Ordinal
            && reference.Parameter.OriginalDefinition.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction });

    /// <summary>What takes the delegate: past the conversions that make it one.</summary>
    private static IOperation? Receiver(IOperation function)
    {
        var current = function.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        return current;
    }
}
