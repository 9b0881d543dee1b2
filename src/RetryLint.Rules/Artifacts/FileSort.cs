namespace RetryLint.Rules;

/// <summary>What the last part of a path says about the file behind it.</summary>
internal enum FileSort
{
    /// <summary>No name with a known ending.</summary>
    Unknown,

    /// <summary>Something that is run, unpacked, installed or trusted.</summary>
    Installable,

    /// <summary>Something that a program reads.</summary>
    Data,

    /// <summary>Something that a person reads, or an identifier.</summary>
    Document,
}
