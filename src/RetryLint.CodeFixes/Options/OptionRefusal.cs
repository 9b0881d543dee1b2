namespace RetryLint.CodeFixes.Options;

/// <summary>Why declared retry options get no fix. Each value is listed on the pages of the rules.</summary>
internal enum OptionRefusal
{
    /// <summary>The finding is on code that this fix does not change.</summary>
    OtherShape,

    /// <summary>A comment or a preprocessor directive belongs to a setting that would go away.</summary>
    CommentOnSetting,

    /// <summary>The setting is all that a lambda or an if consists of, so that nothing would be left.</summary>
    NothingLeft,

    /// <summary>The mode comes from a variable, so that it cannot be changed here.</summary>
    ModeFromElsewhere,

    /// <summary>The options of the Polly retry, or its function for the delay, are not made where they can be changed.</summary>
    OptionsElsewhere,

    /// <summary>The target framework has no RandomNumberGenerator.GetInt32, and System.Random is reported by other analyzers.</summary>
    NoChance,

    /// <summary>The cap that leaves room for the jitter is not known, or above retrylint.max_delay.</summary>
    CapTooHigh,

    /// <summary>Other statements set the pause of the same options, which a policy of its own would not take over.</summary>
    SettingsElsewhere,

    /// <summary>Other credentials of the chain use the fixed mode, which the managed identity never did.</summary>
    OtherCredentialsUseMode,

    /// <summary>A name in the file would mean something else once the namespace of the new code is imported.</summary>
    PolicyNameClash,

    /// <summary>The options have a delay generator already, which does something else.</summary>
    GeneratorThere,

    /// <summary>The clauses that say which failures are taken are not made where they can be changed, or are one condition.</summary>
    PredicateElsewhere,

    /// <summary>The retry runs, or may run, something of which it is not known how it fails.</summary>
    FailuresUnknown,

    /// <summary>What is run is no lambda of the same file, or uses no token or several that come from outside.</summary>
    TokenNotPlain,

    /// <summary>The inner retry is not known to take every failure that the outer one takes.</summary>
    InnerTakesLess,

    /// <summary>Without the retry nothing would be left of the policy, and what it runs is more than one expression, or it is used for more.</summary>
    RunsMore,

    /// <summary>The changed code would not compile, or would still have a finding about its limit or pace.</summary>
    NotClean,
}
