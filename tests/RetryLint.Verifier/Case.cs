using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RetryLint.Verifier;

/// <summary>What surrounds the source under test. Markup is read in sources and additional files, not in configuration.</summary>
public sealed record Case
{
    /// <summary>The named set of references: none, polly8, polly7, runtime, azure, all.</summary>
    public string References { get; init; } = "none";

    /// <summary>More sets of references under which the same must be reported; compiler errors do not count there.</summary>
    public IReadOnlyList<string> AlsoUnder { get; init; } = [];

    /// <summary>More sources by file name.</summary>
    public IReadOnlyDictionary<string, string> MoreSources { get; init; } = new Dictionary<string, string>();

    /// <summary>What a fix makes of some of <see cref="MoreSources"/>, or adds to them; the others must stay as they are.</summary>
    public IReadOnlyDictionary<string, string> FixedMoreSources { get; init; } = new Dictionary<string, string>();

    /// <summary>Additional files by path; <c>$$</c> is plain text in them.</summary>
    public IReadOnlyDictionary<string, string> AdditionalFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>The content of /.editorconfig.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>The content of /.globalconfig; <c>is_global = true</c> is added when it is missing.</summary>
    public string? GlobalConfig { get; init; }

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public bool AllowUnsafe { get; init; }

    /// <summary>Compiler errors in the test source are neither compared nor a failure.</summary>
    public bool CompilesWithErrors { get; init; }

    /// <summary>What is expected at the locations that the markup names with <c>{|#n:x|}</c>.</summary>
    public IReadOnlyList<ExpectedDiagnostic> Expected { get; init; } = [];

    /// <summary>Runs the case once more with CRLF line ends.</summary>
    public bool CrlfToo { get; init; } = true;

    /// <summary>Runs the analyzer (and the fix) on the source truncated at every statement boundary.</summary>
    public bool TornToo { get; init; } = true;

    /// <summary>Runs the case once more without library references; nothing may be reported then.</summary>
    public bool SilentWithoutReferences { get; init; }

    /// <summary>The id that <c>[|x|]</c> and <c>$$</c> stand for when the analyzer has several.</summary>
    public string? DefaultId { get; init; }

    /// <summary>False where <c>$$</c> is part of the source, as in raw interpolated strings.</summary>
    public bool DollarsMarkStart { get; init; } = true;

    /// <summary>How many times the fix is to be applied; by default once per distinct span that offers it.</summary>
    public int? FixCount { get; init; }

    /// <summary>How many times FixAll is invoked per scope.</summary>
    public int FixAllPasses { get; init; } = 1;

    /// <summary>False for a fix that is meant to have no FixAll; it must then offer none.</summary>
    public bool HasFixAll { get; init; } = true;

    /// <summary>The fixed state is compared under every analyzer of the analyzer's assembly; otherwise it only has to compile.</summary>
    public bool CheckFixedStateClean { get; init; } = true;
}
