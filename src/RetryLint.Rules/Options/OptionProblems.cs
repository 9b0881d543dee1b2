namespace RetryLint.Rules;

/// <summary>Says what is wrong with an option: the key, the value and what is allowed.</summary>
internal static class OptionProblems
{
    /// <summary>The problem with a key and value of a configuration file; null where there is none.</summary>
    public static string? OfKey(string key, string value)
    {
        if (!key.StartsWith(OptionKey.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var known = OptionKeys.All.FirstOrDefault(k => k.Name.Equals(key, StringComparison.OrdinalIgnoreCase));
        return known is null ? Unknown(key) : OfValue(known, known.Name, value);
    }

    /// <summary>The problem with the value of an MSBuild property; null where there is none or where it is not set.</summary>
    public static string? OfProperty(OptionKey option, string value) =>
        value.Trim().Length == 0 ? null : OfValue(option, option.Property, value);

    private static string? OfValue(OptionKey option, string name, string value) =>
        option.Accepts(value) ? null : $"'{name}' has the value '{value}', which is not allowed: use {option.Allowed}";

    private static string Unknown(string key)
    {
        var nearest = NearestName.Of(Stem(key.ToLowerInvariant()), OptionKeys.All.Select(k => Stem(k.Name)));
        return nearest is null
            ? $"'{key}' is not an option of RetryLint: use one of {string.Join(", ", OptionKeys.All.Select(k => k.Name))}"
            : $"'{key}' is not an option of RetryLint: did you mean '{OptionKey.Prefix}{nearest}'?";
    }

    // The prefix that all keys share would make any two of them look alike.
    private static string Stem(string key) => key.Substring(OptionKey.Prefix.Length);
}
