namespace RetryLint.Analyzers.Recognition.Credentials;

/// <summary>What becomes of a value that was made; the later the more it outlives the place where it was made.</summary>
internal enum Fate
{
    /// <summary>It serves the code around it and is forgotten.</summary>
    Used,

    /// <summary>The caller gets it.</summary>
    Returned,

    /// <summary>A field, a collection or a container holds it.</summary>
    Kept,
}
