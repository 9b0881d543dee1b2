using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace RetryLint.Runtime.Tests;

/// <summary>What the meter says about one budget while this lives.</summary>
internal sealed class MetricsOf : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, double> sums = new();

    public MetricsOf(string key, string tag = RetryMeter.KeyTag)
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (ReferenceEquals(instrument.Meter, RetryMeter.Meter))
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags, tag, key));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags, tag, key));
        listener.Start();
    }

    /// <summary>Counters with their sums, by name and reason.</summary>
    public IEnumerable<string> Sums() =>
        sums.Select(s => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{s.Key}={s.Value}")).Order(StringComparer.Ordinal);

    public void ReadGauges() => listener.RecordObservableInstruments();

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, string tag, string key)
    {
        var all = tags.ToArray();
        if (all.Any(t => t.Key == tag && Equals(t.Value, key)))
        {
            var reason = all.FirstOrDefault(t => t.Key == RetryMeter.ReasonTag).Value;
            sums.AddOrUpdate(instrument.Name + (reason is null ? "" : $"[{reason}]"), value, (_, sum) => sum + value);
        }
    }
}
