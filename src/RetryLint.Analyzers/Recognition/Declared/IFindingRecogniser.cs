using Microsoft.CodeAnalysis;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>
/// Recognises what is wrong around a declared retry, on a place of its own: it is neither judged by the rule book nor named
/// in another rule's message. To add one: implement this and enter it in <see cref="DeclaredRetries.Findings"/>.
/// </summary>
internal interface IFindingRecogniser : IRecogniser
{
    /// <summary>The rules that it reports.</summary>
    IReadOnlyList<Rule> Rules { get; }

    /// <summary>What is wrong with this very operation; null where nothing is.</summary>
    Finding? Find(IOperation operation, CompilationScope scope, CancellationToken cancellation);
}

/// <summary>A rule that speaks on its own place.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">What is underlined.</param>
/// <param name="Arguments">The arguments of its message.</param>
internal sealed record Finding(Rule Rule, Location Place, params object[] Arguments);
