using System.Reflection;
using RetryLint.Rules;

namespace RetryLint;

/// <summary>The limits that the process goes by: of the assemblies that were named the strictest, else the entry assembly's, else the defaults.</summary>
internal sealed class LimitsInForce
{
    private readonly Func<Assembly?> entryAssembly;
    private readonly Action<RetryRuleViolation> report;
    private readonly object gate = new();
    private RetryLimits? named;
    private RetryLimits? entry;

    public LimitsInForce(Func<Assembly?> entryAssembly, Action<RetryRuleViolation> report)
    {
        this.entryAssembly = entryAssembly;
        this.report = report;
    }

    public RetryLimits Current
    {
        get
        {
            lock (gate)
            {
                return named ?? (entry ??= OfEntryAssembly());
            }
        }
    }

    public void Use(Assembly assembly)
    {
        _ = assembly ?? throw new ArgumentNullException(nameof(assembly));
        var limits = BuiltLimits.Of(assembly, report);
        lock (gate)
        {
            named = named is null ? limits : BuiltLimits.Strictest(named, limits);
        }
    }

    private RetryLimits OfEntryAssembly() =>
        entryAssembly() is { } assembly ? BuiltLimits.Of(assembly, report) : RetryLimits.Default;
}
