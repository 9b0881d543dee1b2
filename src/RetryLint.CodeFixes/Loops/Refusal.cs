namespace RetryLint.CodeFixes.Loops;

/// <summary>Why a loop gets no fix. Each value is listed on the pages of the rules.</summary>
internal enum Refusal
{
    /// <summary>The code in or around the loop does not compile yet.</summary>
    BrokenCode,

    /// <summary>The retry is a call of itself, a walk through a collection, or a jump that does not just start one try statement again.</summary>
    NotALoop,

    /// <summary>The loop has a condition that is neither a count nor a flag of success.</summary>
    NotEndless,

    /// <summary>The body of the loop has no braces.</summary>
    BodyWithoutBraces,

    /// <summary>A preprocessor directive stands inside the loop.</summary>
    DirectiveInside,

    /// <summary>A comment stands inside code that would go away.</summary>
    CommentInTheWay,

    /// <summary>The turn does something outside of one try statement, so it is not plain what one attempt is.</summary>
    WorkOutsideTry,

    /// <summary>The try statement has a finally block, which would run at another time than before.</summary>
    FinallyBlock,

    /// <summary>The attempt succeeds by running to the end of the try block, and leaves the loop only afterwards.</summary>
    SuccessAfterTry,

    /// <summary>The attempt starts the next turn by itself, without a failure.</summary>
    AttemptContinues,

    /// <summary>No clause leads into the next turn.</summary>
    NothingRetried,

    /// <summary>A goto or a yield leads into or out of the loop.</summary>
    UnusualJump,

    /// <summary>A delay is taken on some ways through a clause only, or in a form that is not known.</summary>
    DelayNotUnderstood,

    /// <summary>The delay comes from a parameter, a field or a calculation.</summary>
    DelayNotConstant,

    /// <summary>The code names the delay elsewhere, for example in a log, which would no longer be true.</summary>
    DelayIsTold,

    /// <summary>The clauses or the attempts wait differently long.</summary>
    DelaysDiffer,

    /// <summary>No retry fits the delay of the code and the limits of the project; or fewer fit than the code has, and it says in several places which one is the last.</summary>
    LimitsTooTight,

    /// <summary>A clause starts the next turn from within a branch.</summary>
    ContinueInBranch,

    /// <summary>The site has a finding that this fix does not remove.</summary>
    OtherFinding,

    /// <summary>The client that is called retries by itself: remove the outer retry and set the count on the client.</summary>
    ClientAlreadyRetries,

    /// <summary>Every attempt would send one and the same request message.</summary>
    SameRequestMessage,

    /// <summary>Polly.Core 8 is not referenced, or not in a form that the pipeline can be written for.</summary>
    NoPolly,

    /// <summary>The target framework has no RandomNumberGenerator.GetInt32, and System.Random is reported by other analyzers.</summary>
    NoJitterSource,

    /// <summary>The loop leaves in two ways that mean different things, so one call cannot stand for it.</summary>
    TwoWaysOut,

    /// <summary>The loop stands alone under an if or else, where a second statement would need braces.</summary>
    NotInBlock,

    /// <summary>More than one value, or one that is not simply assigned last, is read after the loop.</summary>
    ValuesFlowOut,

    /// <summary>What is known not to be null after the loop, where it is read, would be lost.</summary>
    NullStateLost,

    /// <summary>A variable that the loop changes is also used by a function outside of it.</summary>
    CapturedElsewhere,

    /// <summary>A ref, in or out parameter is used inside; a lambda cannot.</summary>
    ByReferenceParameter,

    /// <summary>A ref local, a ref struct, a pointer or stackalloc is used inside; a lambda cannot.</summary>
    StackOnlyValue,

    /// <summary>Instance members of a struct are used inside; a lambda cannot.</summary>
    ThisInStruct,

    /// <summary>A constructor assigns members inside; the compiler would not see that they are set.</summary>
    ConstructorAssigns,

    /// <summary>The attempt itself waits for nothing, only the delay does.</summary>
    AttemptDoesNotAwait,

    /// <summary>A clause for retried failures rethrows on some ways only: that is a limit or a filter in the clause.</summary>
    ConditionalRethrow,

    /// <summary>A clause throws a new exception that the pipeline would take for a failed attempt.</summary>
    ThrowsWhatItRetries,

    /// <summary>A filter reads variables or instance members, which a static pipeline cannot, or an earlier clause rethrows by a filter.</summary>
    FilterReadsState,

    /// <summary>A clause catches a type parameter, which a static pipeline cannot name.</summary>
    TypeParameterCaught,

    /// <summary>Several cancellation tokens are used inside.</summary>
    SeveralTokens,

    /// <summary>The cancellation token is not a parameter or local variable.</summary>
    TokenIsMember,

    /// <summary>The containing type is generic: a static field would exist once for each type argument.</summary>
    GenericType,

    /// <summary>The containing type is an interface or an extension block, which should hold no static field.</summary>
    NoPlaceForField,

    /// <summary>Top-level statements have no type to put a field into.</summary>
    TopLevelStatements,

    /// <summary>A name in the file would mean something else once the namespaces of the new code are imported.</summary>
    NameClash,

    /// <summary>Nothing counts the turns, and nothing can be made to: the retry is a jump or a call of itself.</summary>
    NoCounter,

    /// <summary>An await cannot stand where the delay is needed.</summary>
    CannotAwait,

    /// <summary>Cancellation is not swallowed by a clause for everything, so no filter can be added for it.</summary>
    CancellationNotPlain,

    /// <summary>No clause says enough of the failures that it takes to leave the permanent ones alone.</summary>
    PermanentNotPlain,

    /// <summary>A result is tested, so that there is no failure to hand to the pipeline.</summary>
    ResultTested,

    /// <summary>The limit comes from a parameter, a field or a calculation.</summary>
    LimitNotConstant,

    /// <summary>The clock ends the retry, not a number of attempts.</summary>
    LimitIsTime,

    /// <summary>The code also waits before its first attempt, and that wait does not simply start each turn.</summary>
    WaitsFirst,

    /// <summary>A text over several lines stands in a loop that would have to be indented.</summary>
    TextOverLines,

    /// <summary>The limit is not one number that only this retry uses.</summary>
    LimitNotPlain,

    /// <summary>A result is tested, not a failure caught: there is nothing to throw after the last attempt.</summary>
    NothingToThrow,

    /// <summary>What the clause throws after the last attempt would be caught in the same turn.</summary>
    NestedTry,

    /// <summary>A call of the attempt is not known to be tried again by its own client, so that its retry cannot be left to that.</summary>
    ClientDoesNotRetry,

    /// <summary>The retry takes failures that its client gives up at once, so that the client's retry is no replacement.</summary>
    ChosenFailures,

    /// <summary>After the last failure the code goes on behind the loop, or returns or throws something of its own.</summary>
    GoesOnAfterFailure,

    /// <summary>What the attempt disposes of at its end would live longer without the loop.</summary>
    LivesLonger,

    /// <summary>The recogniser does not see a retry here any more.</summary>
    NotARetry,

    /// <summary>The rewritten code was compiled and judged before the fix was offered, and did not come out clean.</summary>
    NotProven,
}
