namespace RetryLint.Rules;

internal static partial class Catalogue
{
    public static readonly Rule PublicArtifactUrl = new(
        RuleIds.PublicArtifactUrl,
        RuleSeverity.Warning,
        "Code depends on a public artifact URL",
        "This code needs {0} from {1}, a public host: when that is down or closed, this fails; read it through a mirror that you own",
        "When the public host is closed or down, everything that needs the artifact stops.")
    {
        Shipped = true,
    };

    public static readonly Rule PublicArtifactUrlInTemplate = new(
        RuleIds.PublicArtifactUrlInTemplate,
        RuleSeverity.Warning,
        "Template depends on a public artifact URL",
        "This template needs {0} from {1}, a public host: when that is down or closed, this fails; read it through a mirror that you own",
        "When the public host is closed or down, everything that the template deploys stops.")
    {
        Shipped = true,
    };

    public static readonly Rule UncheckedArtifact = new(
        RuleIds.UncheckedArtifact,
        RuleSeverity.Info,
        "Artifact is used without an integrity check",
        "The downloaded {0} is used without an integrity check: nobody notices when it was replaced; compare its SHA-256 first",
        "A mirror makes an artifact available; only its hash says that it is the right one.")
    {
        Shipped = true,
    };
}
