using System.Globalization;

namespace RetryLint;

/// <summary>Refuses a setting that cannot be meant, when it is made and not when it first matters.</summary>
internal static class Setting
{
    public static void Check(bool allowed, Type options, string name, object? value, string use)
    {
        if (!allowed)
        {
            var text = value is null ? "null" : string.Format(CultureInfo.InvariantCulture, "{0}", value);
            throw new ArgumentOutOfRangeException(name, value, $"{NameOf(options)}.{name} is {text}, which is not allowed: use {use}.");
        }
    }

    private static string NameOf(Type options)
    {
        var tick = options.Name.IndexOf('`');
        return tick < 0 ? options.Name : options.Name.Substring(0, tick);
    }
}
