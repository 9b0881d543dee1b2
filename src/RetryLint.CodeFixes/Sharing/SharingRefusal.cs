namespace RetryLint.CodeFixes.Sharing;

/// <summary>Why a policy or pipeline that is built per call is left there. Each value is listed on the pages of the rules.</summary>
internal enum SharingRefusal
{
    /// <summary>The finding is on code that this fix does not change.</summary>
    OtherCode,

    /// <summary>Others than plain statements of one block add to it, or a helper builds it.</summary>
    SeveralStatements,

    /// <summary>It depends on a parameter, a variable, the instance or a call: built once, it would be another.</summary>
    DependsOnCall,

    /// <summary>The type cannot hold a private static field: top-level statements, an interface, a generic type.</summary>
    NoHomeForField,

    /// <summary>A comment or a preprocessor directive stands around what would move.</summary>
    CommentInTheWay,

    /// <summary>A text over several lines stands in what would move.</summary>
    TextOverLines,

    /// <summary>The changed code would not compile.</summary>
    DoesNotCompile,
}
