namespace RetryLint.CodeFixes.Attempts;

/// <summary>Why an attempt gets no fix. Each value is listed on the pages of the rules that it can happen to.</summary>
internal enum AttemptRefusal
{
    /// <summary>The finding is on code that this fix does not change.</summary>
    OtherCode,

    /// <summary>The message is a parameter or a field, or comes from a method: whoever makes it would have to make one for each attempt.</summary>
    MessageFromElsewhere,

    /// <summary>Between the message and the retry, or after it, other code uses the message.</summary>
    MessageUsedElsewhere,

    /// <summary>The message is made with a call that may give something else the second time: a new key, the time, a token.</summary>
    CallInMessage,

    /// <summary>The content of the message is made elsewhere; the first attempt would use it up or dispose of it.</summary>
    ContentFromElsewhere,

    /// <summary>The attempt has no braces that the message could be made in.</summary>
    NoPlaceInAttempt,

    /// <summary>The task is a variable of the method itself, or a parameter of a lambda: there is no signature to change.</summary>
    TaskIsNoParameter,

    /// <summary>The task is not only awaited.</summary>
    TaskUsedOtherwise,

    /// <summary>Other projects may call the method, or an interface or a base class states its signature.</summary>
    SignatureIsShared,

    /// <summary>The method is called in another file, or handed on.</summary>
    CalledElsewhere,

    /// <summary>A caller hands in a task that it keeps in a variable, or makes it with an await inside.</summary>
    TaskStartedBefore,

    /// <summary>A comment or a preprocessor directive stands in what would move.</summary>
    CommentInTheWay,

    /// <summary>The changed code would not compile.</summary>
    DoesNotCompile,
}
