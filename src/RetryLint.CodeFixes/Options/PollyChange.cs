using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>What a fix makes of a Polly retry.</summary>
/// <param name="Jitter">Spreads the delays.</param>
/// <param name="Grows">Lets them double.</param>
/// <param name="Waits">Puts a delay where there is none.</param>
/// <param name="Retries">Lowers the count.</param>
internal sealed record PollyChange(bool Jitter = false, bool Grows = false, bool Waits = false, int? Retries = null)
{
    public string Title => (Pace, Retries) switch
    {
        ("", { } retries) => retries == 1 ? "Retry once" : $"Retry at most {Phrases.Number(retries)} times",
        (var pace, { } retries) => $"{pace}, at most {Phrases.Number(retries)} times",
        (var pace, null) => pace,
    };

    private string Pace => this switch
    {
        { Waits: true } => "Wait longer each time, with jitter",
        { Jitter: true, Grows: true } => "Back off exponentially with jitter",
        { Jitter: true } => "Add jitter",
        { Grows: true } => "Back off exponentially",
        _ => "",
    };
}
