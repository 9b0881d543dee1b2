using System.Reflection;
using System.Runtime.Loader;

namespace RetryLint.Tests.Rules.SdkOptions;

/// <summary>What the rules say of Azure.Core's delays, asked of Azure.Core itself.</summary>
public sealed class MeasuredDelayTests
{
    private static readonly Type s_strategy = Load().GetType("Azure.Core.DelayStrategy", throwOnError: true)!;

    [Fact]
    public void The_doubling_pause_overflows_at_retry_32_and_starts_again()
    {
        Assert.Equal(TimeSpan.FromMinutes(1), Delay(Exponential(), 31));
        Assert.Equal(TimeSpan.Zero, Delay(Exponential(), 32));
        Assert.InRange(Delay(Exponential(), 33), TimeSpan.FromSeconds(0.64), TimeSpan.FromSeconds(0.96));
    }

    [Theory]
    [InlineData(0.0, null)]
    [InlineData(0.8, 0.0)]
    public void A_delay_or_a_cap_of_zero_leaves_no_pause(double delay, double? cap) =>
        Assert.All(Enumerable.Range(1, 5), n => Assert.Equal(TimeSpan.Zero, Delay(Exponential(delay, cap), n)));

    [Fact]
    public void The_default_cap_removes_the_jitter_from_the_eighth_retry_on()
    {
        Assert.All(Several(7), delay => Assert.InRange(delay, TimeSpan.FromSeconds(40.96), TimeSpan.FromMinutes(1)));
        Assert.All(Several(8), delay => Assert.Equal(TimeSpan.FromMinutes(1), delay));
        Assert.True(Several(7).Distinct().Count() > 1);
    }

    [Fact]
    public void A_fixed_pause_is_spread_downwards_only_and_does_not_overflow()
    {
        var strategy = s_strategy.GetMethod("CreateFixedDelayStrategy")!.Invoke(null, [TimeSpan.FromSeconds(1)])!;

        Assert.All(Enumerable.Range(1, 40), n => Assert.InRange(Delay(strategy, n), TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(1)));
    }

    private static TimeSpan[] Several(int retry) => Enumerable.Range(0, 50).Select(_ => Delay(Exponential(), retry)).ToArray();

    private static object Exponential(double? delay = null, double? cap = null) =>
        s_strategy.GetMethod("CreateExponentialDelayStrategy")!.Invoke(null, [Time(delay), Time(cap)])!;

    private static TimeSpan? Time(double? seconds) => seconds is { } number ? TimeSpan.FromSeconds(number) : null;

    private static TimeSpan Delay(object strategy, int retry) => (TimeSpan)s_strategy.GetMethod("GetNextDelay")!.Invoke(strategy, [null, retry])!;

    private static Assembly Load()
    {
        var paths = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "references", "azure.txt")).ToList();
        var context = new AssemblyLoadContext("Azure.Core as it ships");
        context.Resolving += (_, name) => paths.FirstOrDefault(p => Path.GetFileNameWithoutExtension(p) == name.Name && !p.Contains("Microsoft.NETCore.App.Ref")) is { } path ? context.LoadFromAssemblyPath(path) : null;
        return context.LoadFromAssemblyPath(paths.Single(p => Path.GetFileName(p) == "Azure.Core.dll"));
    }
}
