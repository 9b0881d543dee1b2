using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>
/// Recognises one way to declare a retry instead of writing it. To add one: implement this (no mutable state) and enter it
/// in <see cref="DeclaredRetries.Recognisers"/>; the judge and the report follow.
/// </summary>
internal interface IRetryRecogniser : IRecogniser
{
    /// <summary>
    /// The retry that this very operation declares; null where it declares none. Asked for every operation of the kinds: test
    /// the name first, then the symbol, then the rest.
    /// </summary>
    RetrySite? Recognise(IOperation operation, CompilationScope scope, CancellationToken cancellation);
}
