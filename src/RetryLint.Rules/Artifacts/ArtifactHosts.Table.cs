namespace RetryLint.Rules;

/// <summary>The public hosts that scripts, packages and images are known to be fetched from.</summary>
internal static partial class ArtifactHosts
{
    private static readonly string[] Downloads =
    [
        "github.com/*/releases/download", "github.com/*/releases/latest/download", "objects.githubusercontent.com",
        "release-assets.githubusercontent.com", "codeload.github.com", "github.com/*/archive/", "cli.github.com/packages",
        "gitlab.com/*/-/archive/", "gitlab.com/*/-/releases/*/downloads/", "bitbucket.org/*/downloads/", "downloads.sourceforge.net",
        "download.microsoft.com", "download.visualstudio.microsoft.com", "packages.microsoft.com", "packages.aks.azure.com",
        "download.agent.dev.azure.com", "download.windowsupdate.com", "builds.dotnet.microsoft.com", "ci.dot.net", "dist.nuget.org",
        "globalcdn.nuget.org", "vsblob.dev.azure.com/*/_apis/clienttools/", "www.nuget.org/api/v2/package/",
        "www.powershellgallery.com/api/v2/package/", "psg-prod-eastus.azureedge.net",
        "dl.k8s.io", "pkgs.k8s.io", "apt.kubernetes.io", "packages.cloud.google.com", "dl.google.com", "get.helm.sh", "baltocdn.com",
        "charts.jetstack.io", "charts.bitnami.com", "charts.helm.sh", "charts.rancher.io", "releases.rancher.com", "charts.chaos-mesh.org",
        "charts.gitlab.io", "charts.konghq.com", "charts.crossplane.io", "charts.dapr.io", "charts.longhorn.io", "charts.loft.sh", "charts.min.io",
        "helm.traefik.io", "helm.cilium.io", "helm.datadoghq.com", "helm.ngc.nvidia.com", "helm.elastic.co", "helm.nginx.com",
        "helm.releases.hashicorp.com", "kubernetes-charts.storage.googleapis.com", "get.k3s.io", "get.docker.com", "download.docker.com",
        "releases.hashicorp.com", "apt.releases.hashicorp.com", "rpm.releases.hashicorp.com", "get.pulumi.com", "awscli.amazonaws.com",
        "deb.nodesource.com", "rpm.nodesource.com", "nodejs.org/dist", "dl.yarnpkg.com", "go.dev/dl", "golang.org/dl",
        "bootstrap.pypa.io", "files.pythonhosted.org", "www.python.org/ftp", "repo.anaconda.com", "repo.continuum.io",
        "install.python-poetry.org", "sh.rustup.rs", "static.rust-lang.org", "get.sdkman.io", "get.rvm.io", "deno.land/install.sh",
        "download.java.net", "download.oracle.com", "packages.adoptium.net", "corretto.aws/downloads", "apt.corretto.aws", "cdn.azul.com",
        "services.gradle.org/distributions", "repo1.maven.org", "repo.maven.apache.org", "archive.apache.org", "downloads.apache.org",
        "dlcdn.apache.org", "artifacts.elastic.co", "packages.elastic.co", "apt.postgresql.org", "ftp.postgresql.org", "repo.mysql.com",
        "dev.mysql.com/get/", "fastdl.mongodb.org", "nginx.org/packages", "nginx.org/keys", "packages.grafana.com", "apt.grafana.com",
        "dl.grafana.com", "packages.gitlab.com", "packagecloud.io", "pkg.jenkins.io", "get.jenkins.io", "updates.jenkins.io",
        "apt.llvm.org", "developer.download.nvidia.com", "us.download.nvidia.com", "download.pytorch.org", "archive.ubuntu.com",
        "security.ubuntu.com", "azure.archive.ubuntu.com", "keyserver.ubuntu.com/pks/", "ppa.launchpad.net", "deb.debian.org",
        "dl.fedoraproject.org", "download.fedoraproject.org", "download.opensuse.org", "dl-cdn.alpinelinux.org", "get.scoop.sh",
        "chocolatey.org/install.ps1", "community.chocolatey.org/install.ps1", "community.chocolatey.org/api/v2/package/",
        "chocolatey.org/api/v2/package/", "sourceforge.net/projects/*/download", "mirror.openshift.com", "istio.io/downloadIstio",
    ];

    private static readonly string[] Files =
    [
        "raw.githubusercontent.com", "gist.githubusercontent.com", "raw.github.com", "github.com/*/raw/", "gitlab.com/*/-/raw/",
        "bitbucket.org/*/raw/", "gist.github.com/*/raw", "media.githubusercontent.com", "*.azureedge.net", "cdn.functions.azure.com",
        "*.storage.googleapis.com", "storage.googleapis.com", "*.s3.amazonaws.com", "s3.amazonaws.com",
    ];

    private static readonly string[] Storage =
    [
        "*.blob.core.windows.net", "*.dfs.core.windows.net", "*.file.core.windows.net", "*.web.core.windows.net",
        "*.blob.storage.azure.net", "*.dfs.storage.azure.net", "*.file.storage.azure.net", "*.web.storage.azure.net",
        "*.blob.core.chinacloudapi.cn", "*.dfs.core.chinacloudapi.cn", "*.file.core.chinacloudapi.cn", "*.web.core.chinacloudapi.cn",
        "*.blob.core.usgovcloudapi.net", "*.dfs.core.usgovcloudapi.net", "*.file.core.usgovcloudapi.net", "*.web.core.usgovcloudapi.net",
        "*.blob.core.cloudapi.de",
    ];

    private static readonly string[] Pages =
    [
        "aka.ms", "go.microsoft.com/fwlink", "dot.net", "*.github.io", "git.io", "bit.ly", "nodejs.org", "run.linkerd.io", "cli.github.com",
        "fluxcd.io/install.sh", "chocolatey.org", "community.chocolatey.org", "sourceforge.net",
    ];

    private static IEnumerable<ArtifactHost> Rows(HostKind kind, string[] patterns) => patterns.Select(p => new ArtifactHost(kind, p));
}
