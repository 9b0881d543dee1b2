using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Credentials;

/// <summary>Members that run once: constructors, the entry point, registration.</summary>
internal static class Members
{
    /// <summary>Whoever takes one of these prepares a program; it does not run per operation.</summary>
    private static readonly string[] Builders =
    [
        "Microsoft.Extensions.DependencyInjection.IServiceCollection",
        "Microsoft.Extensions.Configuration.IConfigurationBuilder",
        "Microsoft.Extensions.Hosting.IHostBuilder",
        "Microsoft.Extensions.Hosting.IHostApplicationBuilder",
        "Microsoft.AspNetCore.Hosting.IWebHostBuilder",
        "Microsoft.AspNetCore.Builder.IApplicationBuilder",
        "Microsoft.AspNetCore.Builder.WebApplicationBuilder",
        "Microsoft.Azure.Functions.Extensions.DependencyInjection.IFunctionsHostBuilder",
    ];

    public static bool RunsOnce(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor
        || IsEntryPoint(method)
        || method.Parameters.Any(p => IsBuilder(p.Type));

    private static bool IsBuilder(ITypeSymbol type) => Builders.Any(type.Is) || type.AllInterfaces.Any(i => Builders.Any(i.Is));

    public static bool IsEntryPoint(IMethodSymbol method) => method is { IsStatic: true, Name: "Main" or "<Main>$" };
}
