using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Looks at operations of some kinds, in code that can use some library.</summary>
internal interface IRecogniser
{
    /// <summary>A namespace of the library, or several. Where none of them exists nothing is registered, so nothing is paid.</summary>
    IReadOnlyList<string> Namespaces { get; }

    /// <summary>The kinds of operation that it looks at.</summary>
    IReadOnlyList<OperationKind> Kinds { get; }
}
