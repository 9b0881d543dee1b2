using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Artifacts.Integrity;

/// <summary>Calls that run, load or unpack a file, and which of their arguments is that file.</summary>
internal static class Uses
{
    /// <summary>The files, streams or commands that a call puts to use; empty where it does nothing of the sort.</summary>
    public static IEnumerable<IOperation> Of(IOperation call) => call switch
    {
        IInvocationOperation invocation when Runs(invocation.TargetMethod) => Values(invocation.Arguments),
        IInvocationOperation invocation when Unpacks(invocation.TargetMethod) => First(invocation.Arguments),
        IObjectCreationOperation creation when creation.Type.Is("System.IO.Compression.ZipArchive") => First(creation.Arguments),
        IObjectCreationOperation creation when creation.Type.Is("System.Diagnostics.ProcessStartInfo") => Values(creation.Arguments).Concat(Initializers(creation)),
        _ => [],
    };

    /// <summary>How a message names what is used.</summary>
    public static string Verb(IOperation call) => call is IInvocationOperation { TargetMethod: var method } && Loads(method) ? "assembly"
        : call is IInvocationOperation { TargetMethod.ContainingType: var type } && type.Is("System.Diagnostics.Process") || call is IObjectCreationOperation { Type.Name: "ProcessStartInfo" } ? "program"
        : "archive";

    /// <summary>Asked of every call: by the name alone.</summary>
    public static bool MayBe(IMethodSymbol method) => method.Name is "Start" or "ExtractToDirectory" or "ExtractToDirectoryAsync" or "OpenRead" or "LoadFrom" or "LoadFile" or "UnsafeLoadFrom" or "Load";

    private static bool Runs(IMethodSymbol method) =>
        (method.ContainingType.Is("System.Diagnostics.Process") && method is { Name: "Start", IsStatic: true } && method.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_String)
        || Loads(method);

    private static bool Loads(IMethodSymbol method) => method.ContainingType.Is("System.Reflection.Assembly") && method.Name is "LoadFrom" or "LoadFile" or "UnsafeLoadFrom" or "Load" && method.IsStatic;

    private static bool Unpacks(IMethodSymbol method) => method.ContainingType is var type
        && ((type.Is("System.IO.Compression.ZipFile") && method.Name is "ExtractToDirectory" or "ExtractToDirectoryAsync" or "OpenRead")
            || (type.Is("System.Formats.Tar.TarFile") && method.Name is "ExtractToDirectory" or "ExtractToDirectoryAsync"));

    private static IEnumerable<IOperation> First(IEnumerable<IArgumentOperation> arguments) =>
        arguments.Where(a => a.Parameter?.Ordinal == 0).Select(a => a.Value);

    private static IEnumerable<IOperation> Values(IEnumerable<IArgumentOperation> arguments) => arguments.Select(a => a.Value);

    private static IEnumerable<IOperation> Initializers(IObjectCreationOperation creation) =>
        creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .Where(a => a.Target is IPropertyReferenceOperation { Property.Name: "FileName" or "Arguments" })
            .Select(a => a.Value) ?? [];
}
