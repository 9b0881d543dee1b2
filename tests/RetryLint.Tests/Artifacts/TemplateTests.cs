using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Artifacts;

/// <summary>Every kind of template with an artifact, with what only looks like one, in comments, over several lines and malformed.</summary>
public sealed class TemplateTests
{
    private const string Script = "https://raw.githubusercontent.com/contoso/setup/main/install.sh";
    private const string Marked = "{|RETRY3002:" + Script + "|}";
    private const string Zip = "https://contoso.blob.core.windows.net/apps/web/latest.zip";

    [Theory]
    [InlineData("a variable", "main.bicep", "var script = '" + Marked + "'")]
    [InlineData("a default of a parameter", "main.bicep", "@description('Where it is')\nparam packageUri string = '{|RETRY3002:" + Zip + "|}'")]
    [InlineData("a list over several lines", "main.bicep", "settings: {\n  fileUris: [\n    'https://mirror.contoso.net/a.sh'\n    '{|RETRY3002:https://raw.githubusercontent.com/contoso/setup/main/install|}'\n  ]\n}")]
    [InlineData("an interpolated path", "main.bicep", "var script = '{|RETRY3002:https://raw.githubusercontent.com/contoso/${branch}/install.sh|}'")]
    [InlineData("a script over several lines", "main.bicep", "scriptContent: '''\n  set -e\n  curl -sSL \\\n    {|RETRY3002:https://aka.ms/InstallAzureCLIDeb|} | bash\n'''")]
    [InlineData("a chart repository", "main.bicep", "repoUrl: '{|RETRY3002:https://contoso.github.io/charts|}'")]
    [InlineData("a string that is not closed", "main.bicep", "var a = 'torn\nvar script = '" + Marked + "\nvar b = '")]
    [InlineData("a parameter file", "main.bicepparam", "param scripts = [\n  '" + Marked + "'\n]")]
    [InlineData("a resource", "azuredeploy.json", """{ "settings": { "fileUris": [ "{|RETRY3002:https://aka.ms/contoso-setup|}" ] } }""")]
    [InlineData("an expression", "azuredeploy.json", """{ "value": "[if(parameters('own'), '', '{|RETRY3002:https://contoso.blob.core.windows.net/apps/latest.zip|}')]" }""")]
    [InlineData("the place of nested templates", "azuredeploy.json", """{ "_artifactsLocation": { "type": "string", "defaultValue": "{|RETRY3002:https://raw.githubusercontent.com/contoso/templates/main/|}" } }""")]
    [InlineData("a command", "vm.template.json", """{ "commandToExecute": "powershell -Command \"iwr {|RETRY3002:https://aka.ms/contoso-agent|} -OutFile a.msi; msiexec /i a.msi\"" }""")]
    [InlineData("a script with escaped line ends", "vm.template.json", """{ "scriptContent": "# see https://raw.githubusercontent.com/a/b/main/x.sh\ncurl -O {|RETRY3002:https://raw.githubusercontent.com/a/b/main/y.sh|}\n" }""")]
    [InlineData("a value over several lines", "vm.template.json", "{\n  \"fileUris\":\n  [\n    // the agent\n    \"" + Marked + "\"\n  ]\n}")]
    [InlineData("a half-typed object", "azuredeploy.json", "{ \"resources\": [ { \"name\": \"x, \n \"packageUri\": \"{|RETRY3002:" + Zip + "|}")]
    [InlineData("a template told by its schema", "network.json", """{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "variables": { "config": "{|RETRY3002:https://raw.githubusercontent.com/a/b/main/settings.yaml|}" } }""")]
    [InlineData("another JSON file that names a package", "deploy.json", """{ "agentPackage": "{|RETRY3002:https://download.microsoft.com/download/1/2/agent.msi|}" }""")]
    [InlineData("a setting", "appsettings.json", """{ "Rules": { "Source": "{|RETRY3002:https://raw.githubusercontent.com/contoso/rules/main/rules.json|}" } }""")]
    [InlineData("a setting behind a torn one", "appsettings.Development.json", "{ \"A\": \"torn,\n \"Source\": \"{|RETRY3002:https://raw.githubusercontent.com/contoso/rules/main/rules.json|}\"")]
    [InlineData("a protected setting", "main.tf", "protected_settings = jsonencode({\n  fileUris = [\n    \"" + Marked + "\",\n  ]\n})")]
    [InlineData("a here-document", "main.tf", "user_data = <<-EOF\n  #!/bin/sh\n  # from https://raw.githubusercontent.com/a/b/main/x.sh\n  wget -q {|RETRY3002:https://get.docker.com|} -O - | sh\n  EOF\nname = \"x\"")]
    [InlineData("a here-document of JSON", "main.tf", "settings = <<SETTINGS\n{ \"fileUris\": [\"{|RETRY3002:https://aka.ms/contoso-setup|}\"] }\nSETTINGS")]
    [InlineData("a here-document that does not end", "main.tf", "user_data = <<EOF\ncurl -O {|RETRY3002:https://get.docker.com|}\n")]
    [InlineData("a step", "pipeline.yml", "steps:\n- script: curl -sSL {|RETRY3002:https://aka.ms/contoso-setup|} | bash")]
    [InlineData("a step over several lines", "pipeline.yml", "- bash: |\n    set -e # quick\n    curl -o setup.sh \\\n      '" + Marked + "'\n    sh setup.sh")]
    [InlineData("a list below a name", "pipeline.yml", "fileUris:\n  - https://mirror.contoso.net/a.sh\n  - {|RETRY3002:https://aka.ms/contoso-setup|}")]
    [InlineData("a chart dependency", "Chart.yaml", "dependencies:\n- name: x\n  repository: {|RETRY3002:https://contoso.github.io/charts|}")]
    [InlineData("a tab and an open quote", "pipeline.yml", "a: \"torn\n\tsteps:\n\t- script: wget {|RETRY3002:https://aka.ms/contoso-setup|}")]
    [InlineData("cloud-init", "cloud-init.txt", "#cloud-config\nruncmd:\n - [ wget, \"" + Marked + "\" ]")]
    [InlineData("cloud-init as a script", "cloud-init", "#!/bin/sh\ncurl -fsSL {|RETRY3002:https://get.docker.com|} | sh")]
    [InlineData("a download", "Dockerfile", "FROM scratch\nRUN apt-get update && curl -fsSL {|RETRY3002:https://aka.ms/contoso-tool|} -o tool")]
    [InlineData("a download over several lines", "Dockerfile.build", "RUN set -e \\\n # the tool\n && wget -q \\\n    {|RETRY3002:https://aka.ms/contoso-tool|} \\\n && chmod +x tool")]
    [InlineData("an added file", "Dockerfile", "ADD {|RETRY3002:https://github.com/contoso/tool/releases/download/v1/tool.tar.gz|} /opt/")]
    [InlineData("an argument", "Dockerfile", "ARG TOOL=https://aka.ms/contoso-tool\nARG HOST={|RETRY3002:https://nodejs.org/dist|}")]
    [InlineData("an open quote", "Dockerfile", "RUN echo \"torn\nRUN curl -O {|RETRY3002:https://aka.ms/contoso-tool|}")]
    [InlineData("a download", "setup.sh", "sudo curl -L {|RETRY3002:https://aka.ms/contoso-tool|} | sh -s -- --yes")]
    [InlineData("a download in a substitution", "setup.sh", "latest=\"$(curl -s {|RETRY3002:https://aka.ms/contoso-index|} | jq -r .url)\"")]
    [InlineData("a variable that is used later", "setup.sh", "base=\"{|RETRY3002:https://aka.ms/contoso-tool|}\"\nurl=\"${base}/latest\"\necho \"from $url\"\ncurl -o tool \"$url\"")]
    [InlineData("a download over several lines", "setup.sh", "wget \\\n  --tries 5 \\\n  -O tool \\\n  \"{|RETRY3002:https://aka.ms/contoso-tool|}\"")]
    [InlineData("a signing key", "setup.sh", "rpm --import {|RETRY3002:https://packages.microsoft.com/keys/microsoft.asc|}")]
    [InlineData("a source of packages", "setup.sh", "echo \"deb [arch=amd64] {|RETRY3002:https://packages.microsoft.com/repos/azure-cli/|} jammy main\" > /etc/apt/sources.list.d/az.list")]
    [InlineData("a chart repository", "setup.sh", "helm repo add contoso {|RETRY3002:https://contoso.github.io/charts|}")]
    [InlineData("a manifest", "setup.sh", "kubectl apply -f {|RETRY3002:https://raw.githubusercontent.com/contoso/x/main/crds|}")]
    [InlineData("a here-document that is written", "setup.sh", "cat > run.sh <<'EOF'\ncurl -O {|RETRY3002:https://aka.ms/contoso-tool|}\nEOF")]
    [InlineData("a quote that is not closed", "setup.sh", "echo \"torn\ncurl -O {|RETRY3002:https://aka.ms/contoso-tool|}")]
    [InlineData("a download", "setup.ps1", "Invoke-WebRequest -Uri '{|RETRY3002:https://aka.ms/contoso-tool|}' -OutFile tool.exe")]
    [InlineData("a web client", "setup.ps1", "iex ((New-Object System.Net.WebClient).DownloadString('{|RETRY3002:https://aka.ms/contoso-setup|}'))")]
    [InlineData("a variable that is used later", "setup.ps1", "$Uri = \"{|RETRY3002:https://aka.ms/contoso-tool|}\"\nWrite-Host \"Fetching $uri\"\n$x = Invoke-RestMethod -Uri $uri")]
    [InlineData("a download over several lines", "setup.ps1", "Start-BitsTransfer `\n  -Source {|RETRY3002:https://aka.ms/contoso-tool|} `\n  -Destination c:\\tool.exe")]
    [InlineData("a block comment that is not closed any more", "setup.ps1", "<# notes #>\niwr {|RETRY3002:https://aka.ms/contoso-tool|}\n#> <# torn")]
    public Task An_artifact_is_reported_where_its_address_stands(string what, string file, string text) => Check(what, file, text);

    [Theory]
    [InlineData("a schema and an endpoint", "azuredeploy.json", """{ "$schema": "https://raw.githubusercontent.com/a/b/main/schema.json", "blobEndpoint": "https://contoso.blob.core.windows.net/" }""")]
    [InlineData("a description", "azuredeploy.json", """{ "metadata": { "description": "https://raw.githubusercontent.com/a/b/main/install.sh" } }""")]
    [InlineData("a sentence", "azuredeploy.json", """{ "note": "Run https://raw.githubusercontent.com/a/b/main/install.sh first" }""")]
    [InlineData("a picture", "azuredeploy.json", """{ "banner": "https://raw.githubusercontent.com/a/b/main/banner.png" }""")]
    [InlineData("a recording", "record.json", """{ "Uri": "https://contoso.blob.core.windows.net/a/b.zip", "Body": "{ \"fileUris\": [\"https://aka.ms/contoso-setup\"] }" }""")]
    [InlineData("a lock file", "package-lock.json", """{ "tool": "https://codeload.github.com/a/b/tar.gz/v1.tgz" }""")]
    [InlineData("a host of one's own", "main.bicep", "var script = 'https://mirror.contoso.net/install.sh'")]
    [InlineData("an account of the deployment", "main.bicep", "var script = 'https://${account.name}.blob.core.windows.net/scripts/install.sh'")]
    [InlineData("a private endpoint", "main.bicep", "var script = 'https://contoso.privatelink.blob.core.windows.net/scripts/install.sh'")]
    [InlineData("a host that only ends alike", "main.bicep", "var script = 'https://raw.githubusercontent.com.evil.example/a/install.sh'")]
    [InlineData("a host that goes on in a hole", "main.bicep", "var script = 'https://raw.githubusercontent.com${suffix}/a/install.sh'")]
    [InlineData("a description", "main.bicep", "@description('Get it with curl https://aka.ms/contoso-tool')\nparam tool string")]
    [InlineData("a link in an output", "main.bicep", "output documentationUrl string = 'https://raw.githubusercontent.com/a/b/main/install.sh'")]
    [InlineData("a storage endpoint", "appsettings.json", """{ "BlobUri": "https://contoso.blob.core.windows.net/", "Container": "https://contoso.blob.core.windows.net/images" }""")]
    [InlineData("a key store", "appsettings.json", """{ "KeyBlobUri": "https://contoso.blob.core.windows.net/keys/keys.xml" }""")]
    [InlineData("a help link", "appsettings.json", """{ "Help": "https://aka.ms/contoso-help", "HelpUrl": "https://raw.githubusercontent.com/a/b/main/x.json" }""")]
    [InlineData("an endpoint", "main.tf", "endpoint = \"https://${azurerm_storage_account.x.name}.blob.core.windows.net/scripts/install.sh\"")]
    [InlineData("a description", "main.tf", "description = \"https://raw.githubusercontent.com/a/b/main/install.sh\"")]
    [InlineData("a description", "pipeline.yml", "description: Installs https://raw.githubusercontent.com/a/b/main/install.sh for you")]
    [InlineData("a description with a verb", "pipeline.yml", "text: You can curl https://aka.ms/contoso-setup yourself")]
    [InlineData("a link", "pipeline.yml", "learnMore: https://aka.ms/contoso-setup")]
    [InlineData("a placeholder", "pipeline.yml", "- script: curl https://<account>.blob.core.windows.net/a/b.sh")]
    [InlineData("a printed link", "setup.sh", "echo \"See https://aka.ms/contoso-help, or curl -L https://aka.ms/contoso-setup | sh\"")]
    [InlineData("a printed usage", "setup.sh", "cat <<EOF\ncurl -L https://aka.ms/contoso-setup | sh\nEOF")]
    [InlineData("a call that sends", "setup.sh", "curl -X POST https://contoso.blob.core.windows.net/a/b -d @x")]
    [InlineData("a question whether it is there", "setup.sh", "curl --head https://raw.githubusercontent.com/a/b/main/x")]
    [InlineData("an upload", "setup.sh", "azcopy copy \"./out/*\" \"https://contoso.blob.core.windows.net/drop/build\" --recursive")]
    [InlineData("a variable that is only printed", "setup.sh", "help=https://aka.ms/contoso-help\necho \"see $help\"")]
    [InlineData("data in a request", "run.sh", "curl https://api.contoso.net/jobs -d '{\n \"url\": \"https://contoso.blob.core.windows.net/data/reads.fastq\"\n}'")]
    [InlineData("an error", "setup.ps1", "throw \"Install it first: https://aka.ms/contoso-tool\"")]
    [InlineData("a message", "setup.ps1", "Write-Host 'https://raw.githubusercontent.com/a/b/main/install.sh'")]
    [InlineData("an audience", "setup.ps1", "az rest --resource https://management.azure.com/ --url $x")]
    [InlineData("an image", "Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0\nLABEL docs=https://aka.ms/contoso-help")]
    [InlineData("another file", "notes.txt", "curl -L " + Script)]
    public Task What_is_no_artifact_is_not_reported(string what, string file, string text) => Check(what, file, text);

    [Theory]
    [InlineData("main.bicep", "// " + Script)]
    [InlineData("main.bicep", "/* from\n '" + Script + "'\n*/")]
    [InlineData("main.bicep", "var x = '''\n# curl " + Script + "\n'''")]
    [InlineData("azuredeploy.json", "{ // \"a\": \"" + Script + "\"\n /* \"" + Script + "\" */ }")]
    [InlineData("appsettings.json", "{ /* \"Source\": \"" + Script + "\"")]
    [InlineData("main.tf", "# a = \"" + Script + "\"\n// a = \"" + Script + "\"\n/* a = \"" + Script + "\" */")]
    [InlineData("pipeline.yml", "# - script: curl " + Script + "\na: b # curl " + Script)]
    [InlineData("cloud-init.yml", "#cloud-config\n# - wget " + Script)]
    [InlineData("Dockerfile", "# RUN curl " + Script + "\nRUN true \\\n  # curl " + Script + "\n  && true")]
    [InlineData("setup.sh", "#!/bin/sh\n# curl " + Script + "\nlocal source=$1 # E.g. " + Script)]
    [InlineData("setup.ps1", "# iwr " + Script + "\n<#\n iwr " + Script + "\n#>\n$a = 1 # " + Script)]
    public Task Comments_are_not_read(string file, string text) => Check("a comment", file, text);

    [Theory]
    [InlineData("above", "// retrylint-disable RETRY3002: mirrored next quarter\nvar a = '" + Script + "'\nvar b = '" + Marked + "'")]
    [InlineData("on the line", "var a = '" + Script + "' // retrylint-disable RETRY3002: test only")]
    [InlineData("with other ids", "/* retrylint-disable RETRY3001, RETRY3002: why */ var a = '" + Script + "'")]
    [InlineData("in a script inside", "var a = '''\n  # retrylint-disable RETRY3002: why\n  curl " + Script + "\n'''")]
    [InlineData("without a reason", "// retrylint-disable RETRY3002:  \nvar a = '" + Marked + "'")]
    [InlineData("without a colon", "// retrylint-disable RETRY3002 because\nvar a = '" + Marked + "'")]
    [InlineData("for another rule", "// retrylint-disable RETRY3001: why\nvar a = '" + Marked + "'")]
    [InlineData("two lines above", "// retrylint-disable RETRY3002: why\n\nvar a = '" + Marked + "'")]
    [InlineData("in no comment", "var b = 'retrylint-disable RETRY3002: why'\nvar a = '" + Marked + "'")]
    public Task A_comment_with_a_reason_silences_its_line_and_the_next(string where, string text) => Check(where, "main.bicep", text);

    [Theory]
    [InlineData("an allowed host", "retrylint.allowed_artifact_hosts = raw.githubusercontent.com", Script)]
    [InlineData("an allowed wildcard", "retrylint.allowed_artifact_hosts = *.githubusercontent.com", Script)]
    [InlineData("another allowed host", "retrylint.allowed_artifact_hosts = githubusercontent.com", Marked)]
    [InlineData("an added host", "retrylint.artifact_hosts = *.contoso.com", "{|RETRY3002:https://files.contoso.com/setup|}")]
    [InlineData("an added and allowed host", "retrylint.artifact_hosts = *.contoso.com\nretrylint.allowed_artifact_hosts = files.contoso.com", "https://files.contoso.com/setup")]
    [InlineData("no scan", "retrylint.scan = false", Script)]
    public Task Options_of_the_section_steer_the_scan(string what, string option, string value)
    {
        Assert.NotEmpty(what);
        return Verify.Analyzer<TemplateAnalyzer>("class C { }", Of("main.bicep", $"var a = '{value}'") with { EditorConfig = "root = true\n[*.bicep]\n" + option + "\n" });
    }

    [Fact]
    public Task The_message_names_the_artifact_and_its_host() => Verify.Analyzer<TemplateAnalyzer>("class C { }", Of("main.bicep", "var a = '{|#0:" + Script + "?x=1|}'") with
    {
        Expected =
        [
            Expect.Diagnostic("RETRY3002").At(0).WithMessage(
                "This template needs 'install.sh' from raw.githubusercontent.com, a public host: when that is down or closed, this fails; read it through a mirror that you own"),
        ],
    });

    private static Task Check(string what, string file, string text)
    {
        Assert.NotEmpty(what);
        return Verify.Analyzer<TemplateAnalyzer>("class C { }", Of(file, text));
    }

    private static Case Of(string file, string text) => new()
    {
        AdditionalFiles = new Dictionary<string, string> { ["/deploy/" + file] = text },
        TornToo = false,
    };
}
