namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>What becomes of an address that code holds. Of several the greatest counts.</summary>
internal enum Fate
{
    /// <summary>Nobody is seen to use it.</summary>
    Unused,

    /// <summary>It is printed, compared, opened in a browser, or something is sent to it.</summary>
    Harmless,

    /// <summary>It goes where this analysis does not follow.</summary>
    Unknown,

    /// <summary>It becomes the name of a script or package on its way.</summary>
    Named,

    /// <summary>It is downloaded, or handed to what downloads it.</summary>
    Fetched,

    /// <summary>It goes through a mirror: the public place is only its name.</summary>
    Mirrored,
}
