using System.Globalization;

namespace RetryLint.Rules.Tests.Book;

/// <summary>The whole text of the rules that speak on their own place; rules about a retry are in Retries.</summary>
public sealed class MessageTests
{
    public static TheoryData<string, string[], string> Messages => new()
    {
        { "RETRY1010", ["a circuit breaker"], "This pipeline has a circuit breaker but is built for one call: its state never adds up over calls; build it once and keep it" },
        { "RETRY1017", [], "This pipeline is built again for every call: that work is wasted; build it once and keep it" },
        { "RETRY2004", ["ArmClient", "attempt"], "ArmClient is created for each attempt: failures are not shared, and 20 callers make 120 failing requests instead of 6; create it once and reuse it" },
        { "RETRY2005", ["MaxRetries = 40", "the delay overflows to zero", "stay below 32"], "MaxRetries = 40: the delay overflows to zero; stay below 32" },
        { "RETRY2006", [], "This retry ignores the Retry-After header of the response: it may come back before the service can answer; wait at least that long" },
        { "RETRY2007", ["'operation'", "wait between the polls"], "The status of 'operation' is polled without a pause: the polls use up the request limit of other operations; wait between the polls" },
        { "RETRY2008", [], "Nothing limits this failover: when one region fails, all of its load moves to the next at once; put a circuit breaker around each region" },
        { "RETRY2009", ["Task.WhenAll", "an Azure identity call", "every item at once"], "Task.WhenAll starts an Azure identity call for every item at once: a backlog arrives as one burst; set a maximum degree of parallelism" },
        { "RETRY2010", [], "The managed identity endpoint is called by hand, past the token cache: each call counts against its limit of 20 requests a second; use ManagedIdentityCredential" },
        { "RETRY2011", ["3"], "Managed identity ignores this count and always retries 5 times; set RetryPolicy = new RetryPolicy(3) instead" },
        { "RETRY2012", ["DefaultAzureCredential"], "DefaultAzureCredential is created for each call of this method: calls do not share a failure, so each repeats the requests of the others; create it once and reuse it" },
        { "RETRY2013", [], "Nothing limits this wait for a long-running operation: it polls until the operation ends; pass a token that is cancelled after some time" },
        { "RETRY3001", ["agent.zip", "contoso.blob.core.windows.net"], "This code needs agent.zip from contoso.blob.core.windows.net, a public host: when that is down or closed, this fails; read it through a mirror that you own" },
        { "RETRY3002", ["install.sh", "raw.githubusercontent.com"], "This template needs install.sh from raw.githubusercontent.com, a public host: when that is down or closed, this fails; read it through a mirror that you own" },
        { "RETRY3003", ["agent.zip"], "The downloaded agent.zip is used without an integrity check: nobody notices when it was replaced; compare its SHA-256 first" },
        { "RETRY9001", ["'retrylint.x' is wrong"], "'retrylint.x' is wrong" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_rule_says(string id, string[] arguments, string expected)
    {
        var message = Catalogue.All.Single(r => r.Id == id).Message;

        Assert.Equal(expected, string.Format(CultureInfo.InvariantCulture, message, arguments));
    }

    [Fact]
    public void Every_rule_that_speaks_on_its_own_place_is_listed_here() => Assert.Equal(
        Catalogue.All.Except(Judge.Rules.Select(r => r.Rule)).Select(r => r.Id),
        Messages.Select(row => row[0]));
}
