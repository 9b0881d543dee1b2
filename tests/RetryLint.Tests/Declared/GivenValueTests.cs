using RetryLint.Tests.Facts;

namespace RetryLint.Tests.Declared;

/// <summary>Counts and delays that a parameter brings.</summary>
public sealed class GivenValueTests
{
    [Theory]
    [InlineData("the only caller of a private method", "readonly IAsyncPolicy p = Build(4, n => TimeSpan.FromSeconds(n)); static IAsyncPolicy Build(int count, Func<int, TimeSpan> delay) => Policy.WaitAndRetryAsync(count, delay);", "Count 4 | Linear 1 s | jitter No")]
    [InlineData("two callers who agree", "readonly IAsyncPolicy p = Build(4); readonly IAsyncPolicy q = Build(4); static IAsyncPolicy Build(int count) => Policy.WaitAndRetryAsync(count, n => TimeSpan.FromSeconds(n));", "Count 4 | Linear 1 s | jitter No")]
    [InlineData("two callers who differ", "readonly IAsyncPolicy p = Build(4); readonly IAsyncPolicy q = Build(5); static IAsyncPolicy Build(int count) => Policy.WaitAndRetryAsync(count, n => TimeSpan.FromSeconds(n));", "Count | Linear | jitter No")]
    [InlineData("callers that cannot all be seen", "readonly IAsyncPolicy p = Build(4); public static IAsyncPolicy Build(int count) => Policy.WaitAndRetryAsync(count, n => TimeSpan.FromSeconds(n));", "Count | Linear | jitter No")]
    [InlineData("a private method that is handed on", "readonly Func<int, IAsyncPolicy> make = Build; readonly IAsyncPolicy p = Build(4); static IAsyncPolicy Build(int count) => Policy.WaitAndRetryAsync(count, n => TimeSpan.FromSeconds(n));", "Count | Linear | jitter No")]
    [InlineData("another constructor", "static readonly Func<int, TimeSpan> Doubling = new Func<int, TimeSpan>(n => TimeSpan.FromSeconds(Math.Pow(2, n))); readonly IAsyncPolicy p; public Sample() : this(3, Doubling) { } public Sample(int count, Func<int, TimeSpan> delay) { p = Policy.WaitAndRetryAsync(count, delay); }", "Count 3 | Exponential 2 s | jitter No")]
    [InlineData("two other constructors", "readonly IAsyncPolicy p; public Sample() : this(3, n => TimeSpan.FromSeconds(n)) { } public Sample(bool b) : this(5, n => TimeSpan.FromSeconds(2)) { } public Sample(int count, Func<int, TimeSpan> delay) { p = Policy.WaitAndRetryAsync(count, delay); }", "Count | Unknown | jitter Unknown")]
    [InlineData("nobody", "readonly IAsyncPolicy p; public Sample(int count, Func<int, TimeSpan> delay) { p = Policy.WaitAndRetryAsync(count, delay); }", "Count | Unknown | jitter Unknown")]
    public void What_a_parameter_is_worth_is_known_where_all_that_give_it_are_seen(string who, string members, string facts)
    {
        _ = who;
        Assert.Equal([facts + " | Remote | Specific"], FactsProbe.Declared($$"""
            using Polly;
            class Sample
            {
                {{members.Replace("Policy.WaitAndRetryAsync", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync", StringComparison.Ordinal)}}
            }
            """));
    }
}
