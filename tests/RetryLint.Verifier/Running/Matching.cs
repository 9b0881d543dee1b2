using Microsoft.CodeAnalysis;

namespace RetryLint.Verifier.Running;

/// <summary>Pairs expectations with diagnostics so that as many as possible have a partner, in whatever order they come.</summary>
internal sealed class Matching
{
    private readonly IReadOnlyList<Expectation> _expected;
    private readonly IReadOnlyList<Diagnostic> _found;
    private readonly Func<Expectation, Diagnostic, bool> _fits;
    private readonly int[] _ownerOf;

    public Matching(IReadOnlyList<Expectation> expected, IReadOnlyList<Diagnostic> found, Func<Expectation, Diagnostic, bool> fits)
    {
        _expected = expected;
        _found = found;
        _fits = fits;
        _ownerOf = [.. Enumerable.Repeat(-1, found.Count)];
        for (var one = 0; one < expected.Count; one++)
        {
            TryPair(one, new bool[found.Count]);
        }
    }

    public List<Expectation> Missing => [.. _expected.Where((_, one) => !_ownerOf.Contains(one))];

    public List<Diagnostic> Extra => [.. _found.Where((_, diagnostic) => _ownerOf[diagnostic] < 0)];

    /// <summary>An expectation may take another's diagnostic if the other finds a new one.</summary>
    private bool TryPair(int one, bool[] tried)
    {
        for (var diagnostic = 0; diagnostic < _found.Count; diagnostic++)
        {
            if (tried[diagnostic] || !_fits(_expected[one], _found[diagnostic]))
            {
                continue;
            }

            tried[diagnostic] = true;
            if (_ownerOf[diagnostic] < 0 || TryPair(_ownerOf[diagnostic], tried))
            {
                _ownerOf[diagnostic] = one;
                return true;
            }
        }

        return false;
    }
}
