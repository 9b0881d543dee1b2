using System.Diagnostics;

namespace RetryLint.Runtime.Tests;

internal static class NodeTools
{
    public static string? Npm { get; } = Find(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    public static string? Node { get; } = Find(OperatingSystem.IsWindows() ? "node.exe" : "node");

    /// <summary>Installs what a lock file pins, once for each version of that file and for all who test on this machine.</summary>
    public static async Task<string> InstallAsync(string folder, string name)
    {
        var pinned = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "package-lock.json"))))[..12];
        var home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "retrylint-tests");
        var target = Path.Combine(home, $"{name}-{pinned}");
        if (!Directory.Exists(target))
        {
            var fresh = Directory.CreateDirectory($"{target}.{Guid.NewGuid():n}").FullName;
            File.Copy(Path.Combine(folder, "package.json"), Path.Combine(fresh, "package.json"));
            File.Copy(Path.Combine(folder, "package-lock.json"), Path.Combine(fresh, "package-lock.json"));
            await RunNpmAsync(fresh);
            Keep(fresh, target);
        }

        return target;
    }

    private static async Task RunNpmAsync(string folder)
    {
        var start = new ProcessStartInfo(Npm!, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start)!;
        var output = await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, $"npm ci in {folder}: {string.Join('\n', output)}");
    }

    /// <summary>Somebody else may have been faster.</summary>
    private static void Keep(string fresh, string target)
    {
        try
        {
            Directory.Move(fresh, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(fresh, recursive: true);
        }
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(f => f.Length > 0)
            .Select(f => Path.Combine(f, program))
            .FirstOrDefault(File.Exists);
}
