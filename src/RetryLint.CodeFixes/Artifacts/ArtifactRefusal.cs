namespace RetryLint.CodeFixes.Artifacts;

/// <summary>Why an address gets no fix. Each value is listed on the page of the rule.</summary>
internal enum ArtifactRefusal
{
    /// <summary>The code around the address does not compile yet.</summary>
    CodeDoesNotCompile,

    /// <summary>The address is part of a longer text: a command, or JSON.</summary>
    PartOfText,

    /// <summary>The address is put together by a UriBuilder.</summary>
    BuiltFromParts,

    /// <summary>The text is only the beginning of the address, and the rest is added elsewhere.</summary>
    NotTheWholeAddress,

    /// <summary>A constant is needed there: an attribute, a case, a default value, or another constant.</summary>
    ConstantNeeded,

    /// <summary>The static field or constant is not private: others may rely on what it is, and a mirror must be asked when it is needed, not when the type is loaded.</summary>
    SharedField,

    /// <summary>Neither RetryLint.Runtime is referenced nor an IConfiguration in scope.</summary>
    NoPlaceToAsk,
}
