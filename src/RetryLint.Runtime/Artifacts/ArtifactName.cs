namespace RetryLint;

/// <summary>Names of files that mean the same on every system and never another folder.</summary>
internal static class ArtifactName
{
    private const int Longest = 128;
    private const string Forbidden = "/\\:*?\"<>|";
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT", "CONIN$", "CONOUT$"];

    public static string Of(Artifact artifact)
    {
        var path = artifact.Location.AbsolutePath;
        var name = artifact.FileName ?? Uri.UnescapeDataString(path.Substring(path.LastIndexOf('/') + 1));
        return IsSafe(name)
            ? name
            : throw new ArgumentException($"'{name}' cannot be the name of a file in the cache: set FileName to a plain name.", nameof(artifact));
    }

    private static bool IsSafe(string name) =>
        name.Length is > 0 and <= Longest
        && name.Trim('.', ' ').Length > 0
        && name[name.Length - 1] is not ('.' or ' ')
        && !name.Any(c => c < ' ' || Forbidden.IndexOf(c) >= 0)
        && !IsDevice(name);

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase);
    }
}
