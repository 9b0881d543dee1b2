namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>What sort of file a template is, and so how its comments, strings and commands are written.</summary>
internal enum TemplateKind
{
    /// <summary>JSON that is neither of the others.</summary>
    Json,

    /// <summary>An ARM template or its parameters.</summary>
    Arm,

    /// <summary>Application settings.</summary>
    Settings,

    Bicep,

    Terraform,

    Yaml,

    Dockerfile,

    Shell,

    PowerShell,
}
