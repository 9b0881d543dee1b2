using RetryLint.Rules;

namespace RetryLint;

/// <summary>Reports a setting that is looser than what the program was built with.</summary>
internal static class LooserSetting
{
    public static RetryRuleViolation? Of(string setting, TimeSpan? value, OptionKey option, TimeSpan limit) => value > limit
        ? new RetryRuleViolation(
            Catalogue.InvalidOption,
            $"'{setting}' is {Phrases.Duration(value.Value)}, looser than the {Phrases.Duration(limit)} that the project was built with ({option.Name})")
        : null;
}
