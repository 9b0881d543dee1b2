namespace RetryLint.Rules;

/// <summary>What a public host is there for, and so how much a URL on it proves by itself.</summary>
internal enum HostKind
{
    /// <summary>Packages, installers and their indexes, nothing else: a URL that code holds is an artifact.</summary>
    Downloads,

    /// <summary>Files of every sort: a script or package is an artifact, anything else where it is fetched or configured.</summary>
    Files,

    /// <summary>Accounts of many owners, with an API on the same host: a script or package is an artifact, other paths where they are fetched.</summary>
    Storage,

    /// <summary>Pages for people beside files for machines: a script or package is an artifact, anything else only where it is fetched.</summary>
    Pages,
}
