namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>Tells the kind of a file by its name, and where that leaves it open by how the text begins.</summary>
internal static class TemplateKinds
{
    /// <summary>Files that tools write: what they list was resolved elsewhere.</summary>
    private static readonly string[] Generated =
    [
        "package-lock.json", "npm-shrinkwrap.json", "packages.lock.json", "project.assets.json", ".deps.json", "cgmanifest.json", ".sarif.json", "tsconfig.json", "package.json",
        "-lock.yml", "-lock.yaml", "/index.yaml",
    ];

    private static readonly Dictionary<string, TemplateKind> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".bicep"] = TemplateKind.Bicep,
        [".bicepparam"] = TemplateKind.Bicep,
        [".tf"] = TemplateKind.Terraform,
        [".tfvars"] = TemplateKind.Terraform,
        [".hcl"] = TemplateKind.Terraform,
        [".json"] = TemplateKind.Json,
        [".jsonc"] = TemplateKind.Json,
        [".yml"] = TemplateKind.Yaml,
        [".yaml"] = TemplateKind.Yaml,
        [".sh"] = TemplateKind.Shell,
        [".bash"] = TemplateKind.Shell,
        [".ps1"] = TemplateKind.PowerShell,
        [".psm1"] = TemplateKind.PowerShell,
        [".dockerfile"] = TemplateKind.Dockerfile,
    };

    /// <summary>The kind that the name promises; null where it is no template.</summary>
    public static TemplateKind? Of(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        if (Generated.Any(g => ("/" + name).EndsWith(g, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        if (Begins(name, "Dockerfile") || Begins(name, "Containerfile"))
        {
            return TemplateKind.Dockerfile;
        }

        var dot = name.LastIndexOf('.');
        if (dot >= 0 && ByEnding.TryGetValue(name.Substring(dot), out var kind))
        {
            return kind == TemplateKind.Json ? OfJson(name) : kind;
        }

        return Begins(name, "cloud-init") ? TemplateKind.Yaml : null;
    }

    /// <summary>The kind that the text turns out to be.</summary>
    public static TemplateKind Refine(TemplateKind kind, string text) => kind switch
    {
        TemplateKind.Json when IsArm(text) => TemplateKind.Arm,
        TemplateKind.Yaml when text.StartsWith("#!", StringComparison.Ordinal) => TemplateKind.Shell,
        _ => kind,
    };

    private static TemplateKind OfJson(string name) =>
        Begins(name, "appsettings") || Begins(name, "local.settings") ? TemplateKind.Settings
        : Begins(name, "azuredeploy") || name.EndsWith(".template.json", StringComparison.OrdinalIgnoreCase) ? TemplateKind.Arm
        : TemplateKind.Json;

    private static bool IsArm(string text) =>
        HeadHas(text, "schema.management.azure.com") && (HeadHas(text, "deploymentTemplate") || HeadHas(text, "deploymentParameters"));

    private static bool HeadHas(string text, string what) => text.IndexOf(what, 0, Math.Min(text.Length, 1000), StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Begins(string name, string text) => name.StartsWith(text, StringComparison.OrdinalIgnoreCase);
}
