namespace RetryLint.Analyzers.Artifacts.Commands;

/// <summary>The commands that tell what happens to an address among their arguments. Lower case.</summary>
internal static class Verbs
{
    private static readonly HashSet<string> Fetching = Set(
        "curl wget wget2 iwr invoke-webrequest irm invoke-restmethod start-bitstransfer bitsadmin certutil aria2c azcopy downloadfile downloadfileasync " +
        "downloadfiletaskasync downloaddata downloadstring downloadstringasync getstringasync getbytearrayasync getstreamasync openread urlretrieve urlopen add-apt-repository " +
        "apt-add-repository yum-config-manager apt-key rpm dnf yum zypper tdnf apk msiexec add-appxpackage kustomize install-package");

    /// <summary>Commands that fetch only with one of these among their arguments.</summary>
    private static readonly Dictionary<string, HashSet<string>> FetchingWith = new(StringComparer.Ordinal)
    {
        ["helm"] = Set("add install upgrade pull fetch template dependency"),
        ["repo"] = Set("add"),
        ["kubectl"] = Set("apply create replace"),
        ["oc"] = Set("apply create replace"),
        ["pip"] = Set("install download"),
        ["pip3"] = Set("install download"),
        ["npm"] = Set("install i add"),
        ["yarn"] = Set("add"),
        ["dotnet"] = Set("install"),
        ["choco"] = Set("install upgrade"),
        ["az"] = Set("template-uri script-uri source-uri file-uris src source package-url"),
        ["new-azresourcegroupdeployment"] = Set("templateuri"),
        ["new-azurermresourcegroupdeployment"] = Set("templateuri"),
        ["set-azvmcustomscriptextension"] = Set("fileuri"),
    };

    private static readonly HashSet<string> Speaking = Set(
        "echo printf print write-host write-output write-error write-warning write-verbose write-information write-debug throw die fatal log logger usage help exit alias");

    private static readonly HashSet<string> Leading = Set(
        "sudo env time nohup exec eval then do else if while until not command builtin run cmd shell copy return try export local readonly declare set iex invoke-expression start");

    private static readonly HashSet<string> Sending = Set("post put patch delete head upload upload-file spider");

    private static readonly HashSet<string> Shells = Set("powershell pwsh bash sh zsh cmd python python3 cd mkdir apt-get chmod docker");

    /// <summary>Is it a word with which a command that fetches may begin, and a sentence hardly?</summary>
    public static bool BeginsCommand(string? word) => word is not null && (Fetching.Contains(word) || FetchingWith.ContainsKey(word) || Shells.Contains(word));

    public static bool Speaks(string word) => Speaking.Contains(word);

    /// <summary>A word before the command itself.</summary>
    public static bool Leads(string word) => Leading.Contains(word);

    public static bool Fetches(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Fetching.Contains(words[i]) || (FetchingWith.TryGetValue(words[i], out var actions) && HasAny(words, i + 1, actions)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Does the command send something, or ask for the headers only?</summary>
    public static bool Sends(IReadOnlyList<string> words) => HasAny(words, 0, Sending);

    /// <summary>Does a copy name something else first? Then the address is where it goes.</summary>
    public static bool CopiesTo(IReadOnlyList<string> words)
    {
        var copy = -1;
        for (var i = 0; i < words.Count; i++)
        {
            if (copy >= 0 && words[i][0] != '-')
            {
                return true;
            }

            copy = i > 0 && words[i - 1] == "azcopy" && words[i] is "copy" or "cp" or "sync" ? i : copy;
        }

        return false;
    }

    private static bool HasAny(IReadOnlyList<string> words, int from, HashSet<string> wanted)
    {
        for (var i = from; i < words.Count; i++)
        {
            if (wanted.Contains(words[i].TrimStart('-')))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
