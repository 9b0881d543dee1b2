namespace RetryLint.CodeFixes.Azure;

/// <summary>Why a use of Azure gets no fix. Each value is listed on the pages of the rules that it can happen to.</summary>
internal enum UsageRefusal
{
    /// <summary>The finding is on code that this fix does not change.</summary>
    OtherCode,

    /// <summary>What is made depends on a variable, a call, or a member that is not readonly: made once, it would be another.</summary>
    DependsOnPlace,

    /// <summary>The type cannot hold a private static field: top-level statements, an interface, a generic type.</summary>
    NoHomeForField,

    /// <summary>A comment or a preprocessor directive stands in what would move.</summary>
    CommentInside,

    /// <summary>The member has no token of its own, or several.</summary>
    NoToken,

    /// <summary>The options of the loop come from elsewhere.</summary>
    OptionsFromElsewhere,

    /// <summary>The loop does more than ask for the status and pause.</summary>
    NotOnlyAPoll,

    /// <summary>The failures that are retried have no status to tell them by: everything, or what a credential throws.</summary>
    NoStatusToTell,

    /// <summary>A filter or a test looks at the failure already: what it is meant to let through cannot be told.</summary>
    FilterThere,

    /// <summary>What the change cannot reach still repeats a permanent failure.</summary>
    StillPermanent,

    /// <summary>The changed code would not compile.</summary>
    DoesNotCompile,
}
