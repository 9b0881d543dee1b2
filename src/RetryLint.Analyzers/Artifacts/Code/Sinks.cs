using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>What members of libraries do with an address that they are given; null where it is not known.</summary>
internal static class Sinks
{
    private static readonly string[] Deploying =
        ["Azure.ResourceManager", "Azure.Provisioning", "Microsoft.Azure.Management", "Microsoft.Azure.Batch", "Azure.Compute.Batch", "Pulumi"];

    private static readonly string[] Speaking =
        ["Microsoft.Extensions.Logging", "Serilog", "NLog", "log4net", "Spectre.Console", "Colors.Net", "Xunit", "NUnit", "Moq", "FluentAssertions"];

    private static readonly string[] SpeakingTypes = ["System.Console", "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.Diagnostics.Activity"];

    private static readonly string[] Comparing = ["Equals", "StartsWith", "EndsWith", "Contains", "IndexOf", "Compare", "IsMatch", "CompareTo"];

    private static readonly string[] Loading = ["System.Xml.Linq.XDocument", "System.Xml.Linq.XElement", "System.Xml.XmlDocument", "System.Xml.XmlReader"];

    public static Fate? OfMethod(IMethodSymbol method, IOperation call)
    {
        var type = method.ContainingType;
        return OfNamespace(type) ?? Network.OfMethod(method, call) ?? Processes.OfMethod(method)
            ?? (Speaks(type) || (type.SpecialType == SpecialType.System_String && Comparing.Contains(method.Name)) ? Fate.Harmless
            : Loading.Any(l => type.Is(l)) && method.Name is "Load" or "LoadAsync" or "Create" ? Fate.Fetched
            : null);
    }

    public static Fate? OfProperty(IPropertySymbol property, IOperation assignment) => property.ContainingType is { } type
        ? OfNamespace(type) ?? Network.OfProperty(property, assignment) ?? (Speaks(type) ? Fate.Harmless : null)
        : null;

    private static Fate? OfNamespace(ITypeSymbol type)
    {
        var space = type.ContainingNamespace;
        return space.IsWithin("RetryLint") && type.Name is "ArtifactMirrors" or "ArtifactSource" or "ArtifactMirrorOptions" ? Fate.Mirrored
            : Deploying.Any(n => space.IsWithin(n)) ? Fate.Fetched
            : Speaking.Any(n => space.IsWithin(n)) ? Fate.Harmless
            : null;
    }

    private static bool Speaks(ITypeSymbol type) => SpeakingTypes.Any(t => type.Is(t)) || type.DerivesFrom("System.Exception");
}
