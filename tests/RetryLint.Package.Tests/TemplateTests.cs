using RetryLint.Package.Tests.Consumers;

namespace RetryLint.Package.Tests;

/// <summary>The package hands the templates of a project to the analyzer: which ones, how often, and how that is switched off.</summary>
public class TemplateTests
{
    private const string Artifact = "https://raw.githubusercontent.com/contoso/setup/main/install.sh";
    private const string Bicep = $"var script = '{Artifact}'\n";
    private const string Report = "warning RETRY3002";

    [Fact]
    public async Task The_kinds_that_serve_one_purpose_are_scanned_unasked_with_line_and_column()
    {
        var consumer = (await Consumer.OfRetryLint(code: Code.NoRetry))
            .File("App/deploy/main.bicep", "targetScope = 'subscription'\n\n" + Bicep)
            .File("App/deploy/main.bicepparam", $"param script = '{Artifact}'\n")
            .File("App/deploy/main.tf", $"script = \"{Artifact}\"\n")
            .File("App/azuredeploy.vm.json", $"{{ \"script\": \"{Artifact}\" }}\n")
            .File("App/deploy/vm.template.json", $"{{ \"script\": \"{Artifact}\" }}\n")
            .File("App/appsettings.Production.json", $"{{ \"Script\": \"{Artifact}\" }}\n")
            .File("App/Dockerfile.build", $"RUN curl -sSL {Artifact} | sh\n")
            .File("App/cloud-init.yaml", $"runcmd:\n - wget {Artifact}\n");

        var build = await consumer.Build();

        build.Reported(
            $"App/Dockerfile.build(1) {Report}", $"App/appsettings.Production.json(1) {Report}", $"App/azuredeploy.vm.json(1) {Report}",
            $"App/cloud-init.yaml(2) {Report}", $"App/deploy/main.bicep(3) {Report}", $"App/deploy/main.bicepparam(1) {Report}",
            $"App/deploy/main.tf(1) {Report}", $"App/deploy/vm.template.json(1) {Report}");
        Assert.Contains("main.bicep(3,15): warning RETRY3002", build.Output, StringComparison.Ordinal);
        build.Succeeded();
    }

    [Fact]
    public async Task Other_kinds_are_scanned_where_a_property_names_them()
    {
        var consumer = (await Consumer.OfRetryLint("<RetryLintTemplates>pipelines/**/*.yml;scripts/*.sh</RetryLintTemplates>", Code.NoRetry))
            .File("App/pipelines/deep/build.yml", $"steps:\n- script: curl -O {Artifact}\n")
            .File("App/scripts/setup.sh", $"wget {Artifact}\n")
            .File("App/scripts/setup.ps1", $"iwr {Artifact}\n")
            .File("App/other.yml", $"- script: curl -O {Artifact}\n");

        (await consumer.Build()).Reported($"App/pipelines/deep/build.yml(2) {Report}", $"App/scripts/setup.sh(1) {Report}");
    }

    [Fact]
    public async Task Output_folders_and_folders_beside_the_project_are_not_scanned()
    {
        var consumer = (await Consumer.OfRetryLint(code: Code.NoRetry))
            .File("App/bin/Debug/main.bicep", Bicep)
            .File("App/obj/main.bicep", Bicep)
            .File("App/node_modules/some/Dockerfile", $"ADD {Artifact} /\n")
            .File("main.bicep", Bicep)
            .File("Other/main.bicep", Bicep);

        (await consumer.Build()).Reported();
    }

    [Fact]
    public async Task A_project_that_names_the_root_scans_all_below_it()
    {
        var consumer = (await Consumer.OfRetryLint("<RetryLintTemplateRoot>..</RetryLintTemplateRoot>", Code.NoRetry))
            .File("deploy/main.bicep", Bicep)
            .File("Other/obj/main.bicep", Bicep);

        (await consumer.Build()).Reported($"deploy/main.bicep(1) {Report}");
    }

    [Fact]
    public async Task Only_the_first_target_framework_scans()
    {
        var consumer = (await Consumer.OfRetryLint("<TargetFrameworks>net8.0;net10.0</TargetFrameworks><TargetFramework></TargetFramework>", Code.NoRetry))
            .File("App/main.bicep", Bicep);

        var build = await consumer.Build();

        var frameworks = build.Output.Split('\n').Where(line => line.Contains(Report, StringComparison.Ordinal)).Select(line => line[line.LastIndexOf('[')..].Trim()).Distinct();
        Assert.EndsWith("::TargetFramework=net8.0]", Assert.Single(frameworks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by the property", "<RetryLintScanTemplates>false</RetryLintScanTemplates>", "")]
    [InlineData("by a section", "", "[*.bicep]\nretrylint.scan = false\n")]
    [InlineData("by an allowed host", "<RetryLintAllowedArtifactHosts>raw.githubusercontent.com</RetryLintAllowedArtifactHosts>", "")]
    [InlineData("by an allowed host of the section", "", "[*.bicep]\nretrylint.allowed_artifact_hosts = *.githubusercontent.com\n")]
    [InlineData("by the severity", "", "is_global = true\ndotnet_diagnostic.RETRY3002.severity = none\n")]
    public async Task It_can_be_switched_off(string how, string properties, string configuration)
    {
        Assert.NotEmpty(how);
        var consumer = (await Consumer.OfRetryLint(properties, Code.NoRetry))
            .File("App/main.bicep", Bicep)
            .File(configuration.StartsWith("is_global", StringComparison.Ordinal) ? "App/.globalconfig" : "App/.editorconfig", configuration);

        (await consumer.Build()).Reported();
    }

    [Fact]
    public async Task A_template_breaks_the_build_where_warnings_are_errors()
    {
        var consumer = (await Consumer.OfRetryLint("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", Code.NoRetry)).File("App/main.bicep", Bicep);

        var build = await consumer.Build();

        build.Reported("App/main.bicep(1) error RETRY3002");
        build.Broke();
    }
}
