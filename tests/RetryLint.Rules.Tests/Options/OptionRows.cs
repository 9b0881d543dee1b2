namespace RetryLint.Rules.Tests.Options;

/// <summary>Texts of options and what they are read as; null where the text is no value of the option.</summary>
internal static class OptionRows
{
    public static readonly IReadOnlyList<(OptionKey Key, string Text, string? Value)> All =
    [
        .. Of(OptionKeys.MaxRetries, ("0", "0"), ("1000", "1000"), (" 7 ", "7"), ("007", "7")),
        .. Bad(OptionKeys.MaxRetries, "1001", "-1", "+1", "1.0", "1,000", "1e2", "ten", "", "2147483648", "99999999999", "٣", "0x1", "1 0"),
        .. Of(OptionKeys.MaxUnbudgetedRetries, ("0", "0"), ("1000", "1000")),
        .. Bad(OptionKeys.MaxUnbudgetedRetries, "1001", "-1"),
        .. Of(OptionKeys.MaxTotalTime, ("00:00:00.0000001", "00:00:00.0000001"), ("1.00:00:00", "1.00:00:00"), ("2:00:00", "02:00:00"), ("0.00:01:00", "00:01:00"), ("23:59:59", "23:59:59"), (" 00:02:30 ", "00:02:30")),
        .. Bad(OptionKeys.MaxTotalTime, "00:00:00", "0:00:00", "-00:00:01", "1.00:00:00.0000001", "1.00:00:01", "24:00:00", "00:60:00", "00:00:60", "1", "2", "120", "00:02", "2 min", "00.02.00", "00:00:00,5", "PT2M", ""),
        .. Of(OptionKeys.MaxDelay, ("00:00:01", "00:00:01"), ("1.00:00:00", "1.00:00:00")),
        .. Bad(OptionKeys.MaxDelay, "00:00:00", "1.00:00:01"),
        .. Of(OptionKeys.CancellationIsLimit, ("true", "True"), ("false", "False"), ("TRUE", "True"), ("False", "False"), (" true ", "True")),
        .. Bad(OptionKeys.CancellationIsLimit, "yes", "1", "on", "t", "", "true false"),
        .. Of(OptionKeys.Scan, ("true", "True"), ("false", "False")),
        .. Bad(OptionKeys.Scan, "no"),
        .. Of(OptionKeys.FixStyle, ("pipeline", "Pipeline"), ("guarded", "Guarded"), ("PIPELINE", "Pipeline"), ("Guarded", "Guarded")),
        .. Bad(OptionKeys.FixStyle, "0", "1", "polly", "pipelines", ""),
        .. Of(OptionKeys.GuardedApis, ("", ""), ("Contoso.Tokens.GetAsync", "Contoso.Tokens.GetAsync"), ("Tokens", "Tokens"), ("A.B, A.C;A.D", "A.B|A.C|A.D"), (" ,;A.B,, ,A.C", "A.B|A.C"), ("A.Outer+Inner`1.M_2", "A.Outer+Inner`1.M_2"), ("_a._b", "_a._b"), ("Köln.Straße", "Köln.Straße")),
        .. Bad(OptionKeys.GuardedApis, "A..B", ".A", "A.", "A B", "A.1B", "A<B>", "A.B()", "A-B", "A.B, A..C"),
        .. Of(OptionKeys.BudgetApis, ("Contoso.Budget", "Contoso.Budget")),
        .. Bad(OptionKeys.BudgetApis, "Contoso Budget"),
        .. Of(OptionKeys.AllowedArtifactHosts, ("", ""), ("mirror.example.com", "mirror.example.com"), ("*.example.com, mirror", "*.example.com|mirror"), ("a-b.example;10.0.0.1", "a-b.example|10.0.0.1"), ("bücher.example", "bücher.example"), ("Mirror.Example.COM", "Mirror.Example.COM")),
        .. Bad(OptionKeys.AllowedArtifactHosts, "https://mirror.example.com", "mirror.example.com/path", "mirror:443", "*", "*.", "*example.com", "mirror.*.com", "**.example.com", ".example.com", "example.com.", "a..b", "a_b", "a b", "ok.example, not ok"),
        .. Of(OptionKeys.ArtifactHosts, ("files.example.com", "files.example.com")),
        .. Bad(OptionKeys.ArtifactHosts, "files.example.com/x"),
    ];

    /// <summary>The value of the option that the text gives, in words; the default where the text is none of its values.</summary>
    public static string Read(OptionKey key, string? text) => Words(key switch
    {
        OptionKey<int> count => count.Read(text),
        OptionKey<TimeSpan> time => time.Read(text),
        OptionKey<bool> flag => flag.Read(text),
        OptionKey<FixStyle> style => style.Read(text),
        OptionKey<IReadOnlyList<string>> list => list.Read(text),
        _ => throw new InvalidOperationException($"{key.Name} has a type that no row is written for"),
    });

    public static string Words(object value) => value switch
    {
        IReadOnlyList<string> list => string.Join("|", list),
        TimeSpan time => time.ToString("c"),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static IEnumerable<(OptionKey, string, string?)> Of(OptionKey key, params (string Text, string Value)[] rows) =>
        rows.Select(r => (key, r.Text, (string?)r.Value));

    private static IEnumerable<(OptionKey, string, string?)> Bad(OptionKey key, params string[] texts) =>
        texts.Select(t => (key, t, (string?)null));
}
