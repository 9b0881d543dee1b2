using System.Reflection;
using System.Reflection.Emit;
using RetryLint.Rules;

namespace RetryLint.Runtime.Tests;

public class LimitsTests
{
    private readonly List<RetryRuleViolation> reports = [];

    [Fact]
    public void The_keys_that_the_build_writes_are_those_of_the_options() => Assert.Equal(
        ["retrylint.max_retries", "retrylint.max_unbudgeted_retries", "retrylint.max_total_time", "retrylint.max_delay", "retrylint.cancellation_is_limit"],
        OptionKeys.AtRunTime.Select(k => k.Name));

    [Fact]
    public void Every_limit_is_read_from_the_assembly()
    {
        var assembly = Built(
            ("retrylint.max_retries", "4"),
            ("retrylint.max_unbudgeted_retries", "2"),
            ("RetryLint.Max_Total_Time", "00:00:40"),
            ("retrylint.max_delay", "00:00:09"),
            ("retrylint.cancellation_is_limit", "true"),
            ("Serviceable", "True"));

        Assert.Equal(Limits(4, 2, 40, 9, true), Text(InForce(() => assembly).Current));
        Assert.Empty(reports);
    }

    [Fact]
    public void Without_limits_in_the_entry_assembly_or_without_one_the_defaults_hold()
    {
        Assert.Equal(Text(RetryLimits.Default), Text(InForce(() => Built()).Current));
        Assert.Equal(Text(RetryLimits.Default), Text(InForce(() => null).Current));
    }

    [Fact]
    public void A_named_assembly_holds_instead_of_the_entry_assembly()
    {
        var limits = InForce(() => Built(("retrylint.max_retries", "2")));
        Assert.Equal(2, limits.Current.MaxRetries);

        limits.Use(Built(("retrylint.max_retries", "7")));
        Assert.Equal(7, limits.Current.MaxRetries);
    }

    [Fact]
    public void Of_several_the_strictest_wins_limit_by_limit()
    {
        var limits = InForce(() => null);
        limits.Use(Built(("retrylint.max_retries", "4"), ("retrylint.max_delay", "00:00:30"), ("retrylint.cancellation_is_limit", "true"), ("retrylint.max_unbudgeted_retries", "1")));
        limits.Use(Built(("retrylint.max_retries", "5"), ("retrylint.max_delay", "00:00:20"), ("retrylint.max_total_time", "00:01:00")));
        limits.Use(Built(("retrylint.cancellation_is_limit", "true"), ("retrylint.max_total_time", "00:01:30")));

        Assert.Equal(Limits(4, 1, 60, 20, false), Text(limits.Current));
    }

    [Fact]
    public void Two_that_let_cancellation_be_a_limit_agree()
    {
        var limits = InForce(() => null);
        limits.Use(Built(("retrylint.cancellation_is_limit", "true")));
        limits.Use(Built(("retrylint.cancellation_is_limit", "true")));

        Assert.True(limits.Current.CancellationIsLimit);
    }

    [Fact]
    public void A_value_that_cannot_be_read_is_reported_and_the_default_holds()
    {
        var limits = InForce(() => Built(("retrylint.max_retries", "many"), ("retrylint.max_retrys", "5"))).Current;

        Assert.Equal(10, limits.MaxRetries);
        Assert.Equal(
            [
                "RETRY9001: 'retrylint.max_retries' has the value 'many', which is not allowed: use a whole number from 0 to 1000 (assembly Built)",
                "RETRY9001: 'retrylint.max_retrys' is not an option of RetryLint: did you mean 'retrylint.max_retries'? (assembly Built)",
            ],
            reports.Select(r => $"{r.Id}: {r.Message}"));
    }

    [Fact]
    public void The_entry_assembly_is_read_once()
    {
        var reads = 0;
        var limits = InForce(() =>
        {
            reads++;
            return null;
        });

        Assert.Same(limits.Current, limits.Current);
        Assert.Equal(1, reads);
    }

    [Fact]
    public void The_process_takes_limits_from_an_assembly()
    {
        RetryRules.UseLimitsOf(typeof(LimitsTests).Assembly);

        Assert.Equal(Text(RetryLimits.Default), Text(RetryRules.Limits));
    }

    private LimitsInForce InForce(Func<Assembly?> entry) => new(entry, reports.Add);

    private static Assembly Built(params (string Key, string Value)[] metadata)
    {
        var constructor = typeof(AssemblyMetadataAttribute).GetConstructors().Single();
        var attributes = metadata.Select(m => new CustomAttributeBuilder(constructor, [m.Key, m.Value]));
        return AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Built"), AssemblyBuilderAccess.RunAndCollect, attributes);
    }

    private static string Limits(int retries, int unbudgeted, int total, int delay, bool cancellation) =>
        $"{retries} {unbudgeted} {total} {delay} {cancellation}";

    private static string Text(RetryLimits limits) => Limits(
        limits.MaxRetries, limits.MaxUnbudgetedRetries, (int)limits.MaxTotalTime.TotalSeconds, (int)limits.MaxDelay.TotalSeconds, limits.CancellationIsLimit);
}
