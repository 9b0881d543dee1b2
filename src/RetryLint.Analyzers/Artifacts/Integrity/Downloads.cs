using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Artifacts.Integrity;

/// <summary>What a method has downloaded: the variables that hold content, and the expressions that name the files it went into.</summary>
internal sealed class Downloads
{
    private readonly HashSet<ISymbol> content = new(SymbolEqualityComparer.Default);
    private readonly List<IOperation> files = new();

    private Downloads()
    {
    }

    public static Downloads In(IEnumerable<IOperation> operations)
    {
        var downloads = new Downloads();
        foreach (var operation in operations)
        {
            downloads.Read(operation);
        }

        return downloads;
    }

    /// <summary>Is the value downloaded content, the name of a file with it, or a command line with that name?</summary>
    public bool Hold(IOperation value)
    {
        foreach (var part in value.DescendantsAndSelf())
        {
            if (IsContent(part) || files.Any(f => IsSameFile(f, part)))
            {
                return true;
            }
        }

        return false;
    }

    private void Read(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Initializer.Value: { } value } variable when Holds(value):
                content.Add(variable.Symbol);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Value: var value } when Holds(value):
                content.Add(local.Local);
                break;
            case IInvocationOperation call:
                ReadCall(call);
                break;
        }
    }

    private void ReadCall(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        if (type.DerivesFrom("System.Net.WebClient") && call.TargetMethod.Name.StartsWith("DownloadFile", StringComparison.Ordinal)
            || (type.ContainingNamespace.IsWithin("Azure.Storage") && call.TargetMethod.Name.StartsWith("DownloadTo", StringComparison.Ordinal)))
        {
            files.AddRange(call.Arguments.Select(a => a.Value).Where(v => v.Type?.SpecialType == SpecialType.System_String));
        }
        else if (type.Is("System.IO.File") && call.TargetMethod.Name.StartsWith("WriteAll", StringComparison.Ordinal) && call.Arguments.Skip(1).Any(a => Holds(a.Value)))
        {
            files.Add(call.Arguments[0].Value);
        }
        else if (call.TargetMethod.Name is "CopyTo" or "CopyToAsync" && call.Instance is { } source && (Holds(source) || IsResponse(source)))
        {
            files.AddRange(call.Arguments.Take(1).Select(a => FileOf(a.Value)).OfType<IOperation>());
        }
    }

    /// <summary>The name that the stream was opened with.</summary>
    private static IOperation? FileOf(IOperation stream)
    {
        var opened = Unwrap(stream) is ILocalReferenceOperation local ? Initial(local) : Unwrap(stream);
        return opened switch
        {
            IInvocationOperation call when call.TargetMethod.ContainingType.Is("System.IO.File") && call.Arguments.Length > 0 => call.Arguments[0].Value,
            IObjectCreationOperation creation when creation.Type.Is("System.IO.FileStream") && creation.Arguments.Length > 0 => creation.Arguments[0].Value,
            _ => null,
        };
    }

    private static IOperation? Initial(ILocalReferenceOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local.Local))?.Initializer?.Value is { } value ? Unwrap(value) : null;
    }

    private bool Holds(IOperation value) => value.DescendantsAndSelf().Any(IsContent);

    private bool IsContent(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => content.Contains(local.Local),
        IInvocationOperation call => IsDownload(call.TargetMethod),
        _ => false,
    };

    private static bool IsDownload(IMethodSymbol method) => method.ContainingType is var type
        && ((type.DerivesFrom("System.Net.Http.HttpClient") && method.Name is "GetByteArrayAsync" or "GetStreamAsync")
            || (type.DerivesFrom("System.Net.Http.HttpContent") && method.Name is "ReadAsByteArrayAsync" or "ReadAsStreamAsync" or "ReadAsStream")
            || (type.DerivesFrom("System.Net.WebClient") && method.Name is "DownloadData" or "DownloadDataTaskAsync" or "OpenRead"));

    private static bool IsResponse(IOperation source) => source.Type.DerivesFrom("System.Net.Http.HttpContent");

    private static bool IsSameFile(IOperation one, IOperation other) => (Unwrap(one), Unwrap(other)) switch
    {
        (ILocalReferenceOperation a, ILocalReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Local, b.Local),
        (IParameterReferenceOperation a, IParameterReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Parameter, b.Parameter),
        (IFieldReferenceOperation a, IFieldReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Field, b.Field),
        ({ ConstantValue: { HasValue: true, Value: string a } }, { ConstantValue: { HasValue: true, Value: string b } }) => a == b,
        (IInvocationOperation a, IInvocationOperation b) => a.Syntax.IsEquivalentTo(b.Syntax, topLevel: false),
        _ => false,
    };

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation or IAwaitOperation)
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IAwaitOperation)operation).Operation;
        }

        return operation;
    }
}
