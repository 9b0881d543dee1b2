using RetryLint;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Guards the clients of <see cref="IHttpClientFactory"/>.</summary>
public static class RetryLintHttpClientBuilderExtensions
{
    /// <summary>
    /// Adds a <see cref="RetryLintHandler"/>: a guarded retry with a budget that all clients of this name share, a circuit
    /// breaker, a recovery ramp after it, and a timeout of each attempt.
    /// </summary>
    /// <param name="builder">The builder of the client.</param>
    /// <param name="configure">Changes the defaults. The default, null, changes nothing.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of what is allowed; thrown with the first client.</exception>
    public static IHttpClientBuilder AddRetryLint(this IHttpClientBuilder builder, Action<RetryLintHttpOptions>? configure = null)
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        var options = builder.Name.Length > 0 ? new RetryLintHttpOptions(builder.Name) : new RetryLintHttpOptions();
        configure?.Invoke(options);
        return builder.AddHttpMessageHandler(() => new RetryLintHandler(options));
    }
}
