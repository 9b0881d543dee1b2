namespace RetryLint.Analyzers.Artifacts.Commands;

/// <summary>What the text around an address does with it.</summary>
internal enum Usage
{
    /// <summary>The address stands alone: a value, or an argument of something unknown.</summary>
    Value,

    /// <summary>A command downloads, installs or applies it.</summary>
    Fetched,

    /// <summary>It is only asked whether it is there, or something is sent to it.</summary>
    Called,

    /// <summary>It is printed, or part of a sentence.</summary>
    Spoken,
}
