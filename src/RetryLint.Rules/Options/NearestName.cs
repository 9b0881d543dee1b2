namespace RetryLint.Rules;

/// <summary>Finds the known name that a misspelt one most likely means.</summary>
internal static class NearestName
{
    /// <summary>More edits than a third of the name is another word, not a slip; two swapped letters are two edits.</summary>
    private const int LettersPerEdit = 3;
    private const int EditsInAnyName = 2;

    public static string? Of(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        var fewest = Math.Max(EditsInAnyName, name.Length / LettersPerEdit) + 1;
        foreach (var candidate in known)
        {
            var edits = Edits(name, candidate);
            if (edits < fewest)
            {
                (nearest, fewest) = (candidate, edits);
            }
        }

        return nearest;
    }

    /// <summary>Levenshtein's distance with two rows.</summary>
    private static int Edits(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
