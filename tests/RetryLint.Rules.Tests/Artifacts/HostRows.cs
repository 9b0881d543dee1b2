namespace RetryLint.Rules.Tests.Artifacts;

/// <summary>For each row of the table an address that it means, and one that only looks like it.</summary>
internal static partial class HostRows
{
    public static readonly (string Artifact, string LookAlike)[] Files =
    [
        ("https://raw.githubusercontent.com/v1/tool.zip", "https://raw.githubusercontent.com.evil.example/v1/tool.zip"),
        ("https://gist.githubusercontent.com/v1/tool.zip", "https://evilgist.githubusercontent.com/v1/tool.zip"),
        ("https://raw.github.com/v1/tool.zip", "https://evil.example/raw.github.com/v1/tool.zip"),
        ("https://github.com/contoso/tool/raw/v1/tool.zip", "https://github.com.evil.example/contoso/tool/raw/"),
        ("https://gitlab.com/contoso/tool/-/raw/v1/tool.zip", "https://evil-gitlab.com/contoso/tool/-/raw/"),
        ("https://bitbucket.org/contoso/tool/raw/v1/tool.zip", "https://evil-bitbucket.org/contoso/tool/raw/"),
        ("https://gist.github.com/contoso/tool/raw/tool.sh", "https://gist.github.com.evil.example/contoso/tool/raw"),
        ("https://media.githubusercontent.com/v1/tool.zip", "https://evilmedia.githubusercontent.com/v1/tool.zip"),
        ("https://contoso.azureedge.net/v1/tool.zip", "https://contoso-azureedge.net/v1/tool.zip"),
        ("https://cdn.functions.azure.com/v1/tool.zip", "https://cdn.functions.azure.com.evil.example/v1/tool.zip"),
        ("https://contoso.storage.googleapis.com/v1/tool.zip", "https://contoso.storage.googleapis.com.evil.example/v1/tool.zip"),
        ("https://storage.googleapis.com/v1/tool.zip", "https://evil.example/storage.googleapis.com/v1/tool.zip"),
        ("https://contoso.s3.amazonaws.com/v1/tool.zip", "https://contoso.s3.amazonaws.com.evil.example/v1/tool.zip"),
        ("https://s3.amazonaws.com/v1/tool.zip", "https://evils3.amazonaws.com/v1/tool.zip"),
    ];

    public static readonly (string Artifact, string LookAlike)[] Storage =
    [
        ("https://contoso.blob.core.windows.net/v1/tool.zip", "https://blob.core.windows.net/v1/tool.zip"),
        ("https://contoso.dfs.core.windows.net/v1/tool.zip", "https://contoso.dfs.core.windows.net.evil.example/v1/tool.zip"),
        ("https://contoso.file.core.windows.net/v1/tool.zip", "https://contoso-file.core.windows.net/v1/tool.zip"),
        ("https://contoso.web.core.windows.net/v1/tool.zip", "https://web.core.windows.net/v1/tool.zip"),
        ("https://contoso.blob.storage.azure.net/v1/tool.zip", "https://contoso.blob.storage.azure.net.evil.example/v1/tool.zip"),
        ("https://contoso.dfs.storage.azure.net/v1/tool.zip", "https://contoso-dfs.storage.azure.net/v1/tool.zip"),
        ("https://contoso.file.storage.azure.net/v1/tool.zip", "https://file.storage.azure.net/v1/tool.zip"),
        ("https://contoso.web.storage.azure.net/v1/tool.zip", "https://contoso.web.storage.azure.net.evil.example/v1/tool.zip"),
        ("https://contoso.blob.core.chinacloudapi.cn/v1/tool.zip", "https://contoso-blob.core.chinacloudapi.cn/v1/tool.zip"),
        ("https://contoso.dfs.core.chinacloudapi.cn/v1/tool.zip", "https://dfs.core.chinacloudapi.cn/v1/tool.zip"),
        ("https://contoso.file.core.chinacloudapi.cn/v1/tool.zip", "https://contoso.file.core.chinacloudapi.cn.evil.example/v1/tool.zip"),
        ("https://contoso.web.core.chinacloudapi.cn/v1/tool.zip", "https://contoso-web.core.chinacloudapi.cn/v1/tool.zip"),
        ("https://contoso.blob.core.usgovcloudapi.net/v1/tool.zip", "https://blob.core.usgovcloudapi.net/v1/tool.zip"),
        ("https://contoso.dfs.core.usgovcloudapi.net/v1/tool.zip", "https://contoso.dfs.core.usgovcloudapi.net.evil.example/v1/tool.zip"),
        ("https://contoso.file.core.usgovcloudapi.net/v1/tool.zip", "https://contoso-file.core.usgovcloudapi.net/v1/tool.zip"),
        ("https://contoso.web.core.usgovcloudapi.net/v1/tool.zip", "https://web.core.usgovcloudapi.net/v1/tool.zip"),
        ("https://contoso.blob.core.cloudapi.de/v1/tool.zip", "https://contoso.blob.core.cloudapi.de.evil.example/v1/tool.zip"),
    ];

    public static readonly (string Artifact, string LookAlike)[] Pages =
    [
        ("https://aka.ms/v1/tool.zip", "https://aka.ms.evil.example/v1/tool.zip"),
        ("https://go.microsoft.com/fwlink?linkid=1", "https://go.microsoft.com/about"),
        ("https://dot.net/v1/tool.zip", "https://evil.example/dot.net/v1/tool.zip"),
        ("https://contoso.github.io/v1/tool.zip", "https://github.io/v1/tool.zip"),
        ("https://git.io/v1/tool.zip", "https://evilgit.io/v1/tool.zip"),
        ("https://bit.ly/v1/tool.zip", "https://evil.example/bit.ly/v1/tool.zip"),
        ("https://nodejs.org/v1/tool.zip", "https://nodejs.org.evil.example/v1/tool.zip"),
        ("https://run.linkerd.io/v1/tool.zip", "https://evilrun.linkerd.io/v1/tool.zip"),
        ("https://cli.github.com/v1/tool.zip", "https://evil.example/cli.github.com/v1/tool.zip"),
        ("https://fluxcd.io/install.sh", "https://fluxcd.io.evil.example/install.sh"),
        ("https://chocolatey.org/v1/tool.zip", "https://evilchocolatey.org/v1/tool.zip"),
        ("https://community.chocolatey.org/v1/tool.zip", "https://evil.example/community.chocolatey.org/v1/tool.zip"),
        ("https://sourceforge.net/v1/tool.zip", "https://sourceforge.net.evil.example/v1/tool.zip"),
    ];
}
