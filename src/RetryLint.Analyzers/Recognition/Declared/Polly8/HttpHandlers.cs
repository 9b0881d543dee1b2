using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>Recognises the calls that put a pipeline into an HTTP client.</summary>
internal static class HttpHandlers
{
    public static bool Adds(IInvocationOperation? call) => call?.TargetMethod is { Name: "AddResilienceHandler", ContainingType.Name: "ResilienceHttpClientBuilderExtensions" };
}
