using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>Where a credential or ARM client is made: once, with each attempt, or with each call.</summary>
public sealed class CredentialSiteTests
{
    private static readonly Case Azure = new()
    {
        References = "azure",
        AlsoUnder = AzureWorlds.Old,
        MoreSources = new Dictionary<string, string> { ["Stubs.cs"] = Stubs },
    };

    private const string Stubs = """
        using System;

        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IServiceCollection { }
            public static class ServiceCollectionServiceExtensions
            {
                public static IServiceCollection AddSingleton<T>(this IServiceCollection services, Func<IServiceProvider, T> factory) where T : class => services;
                public static IServiceCollection AddTransient<T>(this IServiceCollection services, Func<IServiceProvider, T> factory) where T : class => services;
            }
        }

        namespace CommandLine { public abstract class Parser { public static extern void Run(string[] arguments, Action verb); } }

        namespace Polly
        {
            public class Policy
            {
                public static Policy Timeout(int seconds) => new();
                public static PolicyBuilder Handle<T>() => new();
                public T Execute<T>(Func<T> action) => action();
            }

            public class PolicyBuilder { public Policy WaitAndRetry(int count, Func<int, TimeSpan> delay) => new(); }
        }
        """;

    private const string Attempt = "RETRY2004";
    private const string Call = "RETRY2012";

    [Theory]
    [InlineData(Attempt, "turn of a loop", "string F() { var all = \"\"; foreach (var scope in scopes) { all += {|#0:new DefaultAzureCredential|}().GetToken(new TokenRequestContext(new[] { scope }), default).Token; } return all; }")]
    [InlineData(Attempt, "turn of a worker", "void F() { while (true) { Use({|#0:new ArmClient|}(shared)); Thread.Sleep(1000); } }")]
    [InlineData(Attempt, "target-typed", "void F() { for (var i = 0; i < 3; i++) { ArmClient client = {|#0:new|}(shared); Use(client); } }")]
    [InlineData(Attempt, "the client speaks for its credential", "void F() { for (var i = 0; i < 3; i++) { Use({|#0:new ArmClient|}(new DefaultAzureCredential())); } }")]
    [InlineData(Attempt, "attempt of a loop", "string F() { for (var i = 0; ; i++) { try { return {|#0:new AzureCliCredential|}().GetToken(context, default).Token; } catch (AuthenticationFailedException) when (i < 3) { Thread.Sleep(9); } } }")]
    [InlineData(Attempt, "the last one is handed out", "ArmClient F() { ArmClient client; do { client = {|#0:new ArmClient|}(shared); } while (!IsGood(client)); return client; }")]
    [InlineData(Attempt, "item of a sequence", "int F() => scopes.Select(s => {|#0:new DefaultAzureCredential|}().GetToken(new TokenRequestContext(new[] { s }), default).Token.Length).Sum();")]
    [InlineData(Attempt, "item of Parallel.ForEach", "void F() => System.Threading.Tasks.Parallel.ForEach(scopes, s => { Use({|#0:new ArmClient|}(shared)); });")]
    [InlineData(Attempt, "retried by a policy", "string F() => Retry.Execute(() => {|#0:new DefaultAzureCredential|}().GetToken(context, default).Token);")]
    [InlineData(Attempt, "helper that only a retry runs", "string F() => Retry.Execute(() => Ask()); string Ask() => {|#0:new DefaultAzureCredential|}().GetToken(context, default).Token;")]
    [InlineData(Attempt, "retried by a routine", "string F() => Again(() => {|#0:new DefaultAzureCredential|}().GetToken(context, default).Token);")]
    [InlineData(Attempt, "retried by a routine behind an overload", "string F() => Wrapped(() => {|#0:new DefaultAzureCredential|}().GetToken(context, default).Token); T Wrapped<T>(Func<T> work) => Again(() => work());")]
    [InlineData(Attempt, "transient service", "void F(IServiceCollection services) => services.AddTransient(_ => {|#0:new ArmClient|}(shared));")]
    [InlineData(Call, "used by the method", "public void F() { var client = {|#0:new ArmClient|}(shared); Use(client); }")]
    [InlineData(Call, "disposed by the method", "public void F() { object client = {|#0:new ArmClient|}(shared); Console.WriteLine(client.ToString()); }")]
    [InlineData(Call, "chain", "public void F() => Use({|#0:new ChainedTokenCredential|}(new AzureCliCredential(), new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)));")]
    [InlineData(Call, "factory whose caller forgets it", "TokenCredential Make() => {|#0:new DefaultAzureCredential|}(); public void F() => Use(Make());")]
    [InlineData(Call, "factory behind an interface", "interface IMake { TokenCredential Make(); } class Maker : IMake { public TokenCredential Make() => {|#0:new DefaultAzureCredential|}(); } void F(IMake maker) => Use(maker.Make());")]
    [InlineData(Call, "factory by out parameter", "bool Make(out TokenCredential made) { made = {|#0:new DefaultAzureCredential|}(); return true; } public void F() { if (Make(out var credential)) { Use(credential); } }")]
    [InlineData(Call, "what is handed out cannot hold it", "public string F() => Text({|#0:new ArmClient|}(shared)); static string Text(object used) => used.ToString();")]
    [InlineData(Call, "run by a routine once", "public void F() => Once(() => Use({|#0:new ArmClient|}(shared)));")]
    [InlineData(Call, "run by a policy that retries nothing", "public string F() => Limit.Execute(() => {|#0:new DefaultAzureCredential|}().GetToken(context, default).Token);")]
    [InlineData(Call, "run on the pool", "public void F() => System.Threading.Tasks.Task.Run(() => Use({|#0:new ArmClient|}(shared)));")]
    [InlineData(Call, "helper that is called in a loop", "public void F() { foreach (var scope in scopes) { Ask(); } } void Ask() => Use({|#0:new ArmClient|}(shared));")]
    [InlineData(Call, "handed to helpers that use it", "public string F() { var client = {|#0:new ArmClient|}(shared); return First(client).Name + Second(client); } static System.Type First(ArmClient c) => c.GetDefaultSubscription().GetType(); static string Second(ArmClient c) { string Inner() => c.ToString(); return Inner(); }")]
    [InlineData(Call, "handed through a helper", "public void F() => Use(Same({|#0:new DefaultAzureCredential|}())); static TokenCredential Same(TokenCredential c) => c;")]
    [InlineData(Call, "local function", "public void F() { Ask(); void Ask() => Use({|#0:new ArmClient|}(shared)); }")]
    [InlineData(Call, "property", "public string P => {|#0:new DefaultAzureCredential|}().GetToken(context, default).Token;")]
    [InlineData(Call, "wrapper that makes one", "class Mine : TokenCredential { readonly TokenCredential inner; public Mine() { inner = new DefaultAzureCredential(); } public override AccessToken GetToken(TokenRequestContext c, CancellationToken t) => inner.GetToken(c, t); public override System.Threading.Tasks.ValueTask<AccessToken> GetTokenAsync(TokenRequestContext c, CancellationToken t) => inner.GetTokenAsync(c, t); } public void F() => Use({|#0:new Mine|}());")]
    public Task What_is_made_again_and_again_is_reported(string id, string shape, string members)
    {
        _ = shape;
        return Verify.Analyzer<AzureUsageAnalyzer>(Around(members), Azure with { Expected = [Expect.Diagnostic(id).At(0)] });
    }

    [Theory]
    [InlineData("static field", "static readonly ArmClient Client = new ArmClient(new DefaultAzureCredential());")]
    [InlineData("property with a value", "static TokenCredential Credential { get; } = new DefaultAzureCredential();")]
    [InlineData("constructor", "readonly ArmClient client; C() { var credential = new DefaultAzureCredential(); client = new ArmClient(credential); }")]
    [InlineData("local of a constructor", "C() { Use(new ArmClient(shared)); }")]
    [InlineData("entry point", "static void Main() { var client = new ArmClient(new DefaultAzureCredential()); Use(client); }")]
    [InlineData("handed to a helper that keeps it", "ArmClient kept; public void F() => Keep(new ArmClient(shared)); void Keep(ArmClient c) { kept = c; }")]
    [InlineData("handed to a helper whose result keeps it", "Func<string> kept; public void F() { kept = Bind(new ArmClient(shared)); } static Func<string> Bind(ArmClient c) => () => c.ToString();")]
    [InlineData("run by a parser of the command line", "static void Main(string[] arguments) => CommandLine.Parser.Run(arguments, () => Run()); static void Run() => Use(new ArmClient(shared));")]
    [InlineData("method that only the entry point calls", "static void Main() => Run(); static void Run() => Use(new ArmClient(shared));")]
    [InlineData("singleton", "void F(IServiceCollection services) => services.AddSingleton(_ => new ArmClient(new DefaultAzureCredential()));")]
    [InlineData("registration", "static void F(IServiceCollection services) { var credential = new DefaultAzureCredential(); services.AddSingleton<TokenCredential>(_ => credential); }")]
    [InlineData("registration that uses it", "static void F(IServiceCollection services) => Use(new ArmClient(shared));")]
    [InlineData("lazy field", "static readonly Lazy<ArmClient> Client = new Lazy<ArmClient>(() => new ArmClient(new DefaultAzureCredential()));")]
    [InlineData("lazy that a constructor makes", "readonly Lazy<ArmClient> client; C() { client = new Lazy<ArmClient>(() => new ArmClient(shared)); }")]
    [InlineData("factory of a lazy", "readonly Lazy<TokenCredential> lazy = new Lazy<TokenCredential>(() => Make()); static TokenCredential Make() => new DefaultAzureCredential();")]
    [InlineData("factory by out of a lazy", "readonly Lazy<TokenCredential> lazy = new Lazy<TokenCredential>(() => { if (!Make(out var made)) { throw new Exception(); } return made; }); static bool Make(out TokenCredential made) { made = new DefaultAzureCredential(); return true; }")]
    [InlineData("made when first needed", "TokenCredential kept; TokenCredential F() => kept ??= new DefaultAzureCredential();")]
    [InlineData("kept in a field by a method", "TokenCredential kept; void Connect() { kept = new DefaultAzureCredential(); }")]
    [InlineData("kept in a field by a lambda that a routine retries", "TokenCredential kept; void F() => Again(() => { kept = new DefaultAzureCredential(); return 1; });")]
    [InlineData("one per identity in a dictionary", "readonly System.Collections.Concurrent.ConcurrentDictionary<string, TokenCredential> kept = new(); TokenCredential F(string id) => kept.GetOrAdd(id, i => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(i)));")]
    [InlineData("one per identity in a loop", "readonly Dictionary<string, TokenCredential> kept = new(); void F() { foreach (var id in scopes) { kept[id] = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id)); } }")]
    [InlineData("another identity with each turn", "void F() { foreach (var id in scopes) { Use(new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id))); } }")]
    [InlineData("another identity for each item", "void F() => scopes.ToList().ForEach(id => Use(new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id))));")]
    [InlineData("list of links", "TokenCredential chain; void F() { var links = new List<TokenCredential>(); links.Add(new AzureCliCredential()); chain = new ChainedTokenCredential(links.ToArray()); }")]
    [InlineData("loop that hands it out", "ArmClient F() { while (true) { if (IsGood(null)) { return new ArmClient(shared); } } }")]
    [InlineData("collection that a loop goes over", "void F() { foreach (var s in new ArmClient(shared).GetType().Name) { } } static void Main() => new C(0).F(); C(int i) { }")]
    [InlineData("factory whose callers keep it", "TokenCredential kept; TokenCredential Make() => new DefaultAzureCredential(); void F() { kept = Make(); }")]
    [InlineData("factory whose result is part of what is kept", "class Key { public TokenCredential Credential { get; set; } } Key key; Key Make() { var made = new DefaultAzureCredential(); return new Key { Credential = made }; } C() { var parsed = Make(); key = parsed; }")]
    [InlineData("factory that nobody calls here", "public TokenCredential Make() => new DefaultAzureCredential();")]
    [InlineData("lambda that nobody is seen to run", "Func<ArmClient> F() => () => new ArmClient(shared);")]
    [InlineData("credential of one user", "public void F(string assertion) => Use(new OnBehalfOfCredential(\"t\", \"c\", \"s\", assertion));")]
    [InlineData("data-plane client", "public void F() => Console.WriteLine(new Azure.Security.KeyVault.Secrets.SecretClient(new Uri(\"https://x\"), shared));")]
    [InlineData("look-alike", "class DefaultAzureCredential { } public void F() => Console.WriteLine(new DefaultAzureCredential());")]
    [InlineData("credential that hands out a given token", "class Given : TokenCredential { public override AccessToken GetToken(TokenRequestContext c, CancellationToken t) => default; public override System.Threading.Tasks.ValueTask<AccessToken> GetTokenAsync(TokenRequestContext c, CancellationToken t) => default; } public void F() => Use(new Given());")]
    public Task What_is_made_once_is_silent(string shape, string members)
    {
        _ = shape;
        return Verify.Analyzer<AzureUsageAnalyzer>(Around(members), Azure);
    }

    [Theory]
    [InlineData(Call, "an argument does not bind", "public void F() => Use({|#0:new ArmClient|}(missing));")]
    [InlineData(Call, "a package is not restored", "public void F() => Use({|#0:new ArmClient|}(missing));", "none")]
    [InlineData(Call, "a credential of a package that is not restored", "public void F() { var credential = {|#0:new DefaultAzureCredential|}(); Use(credential); }", "none")]
    [InlineData(Attempt, "a registration does not bind", "void F(IServiceCollection services) => services.AddTransient(_ => Bound({|#0:new ArmClient|}(shared)));")]
    [InlineData(null, "a look-alike of a package that is not restored", "public void F() => Use(new Mine.ArmClient(missing)); public void G() => Use(new OtherCredential());", "none")]
    [InlineData(null, "run at the start by a parser that is not restored", "static async System.Threading.Tasks.Task Main(string[] args) { await Lost.Default.ParseArguments<C>(args).WithParsedAsync<C>(async o => { await Program(o); }); } static async System.Threading.Tasks.Task Program(C options) { await System.Threading.Tasks.Task.Yield(); Use(new ArmClient(shared)); }")]
    [InlineData(Call, "a call in a method that does not bind", "public void F(Lost given) => G(given.Name); static void G(string text) => Use({|#0:new ArmClient|}(shared)); static void G(int number) { }")]
    [InlineData(null, "a registration does not bind, once", "void F(IServiceCollection services) => services.AddSingleton(_ => Bound(new ArmClient(shared)));")]
    public Task Code_that_does_not_bind_is_judged_by_what_is_certain(string? id, string what, string members, string references = "azure")
    {
        _ = what;
        var more = new Dictionary<string, string> { ["Stubs.cs"] = Stubs + "\nnamespace Azure { class Dummy { } }" };
        var source = Around("static Missing Bound(object o) => null; " + members).Replace("TokenCredential shared", references == "none" ? "object shared" : "TokenCredential shared").Replace("TokenRequestContext", references == "none" ? "List<string>" : "TokenRequestContext");
        return Verify.Analyzer<AzureUsageAnalyzer>(source, new Case { References = references, MoreSources = more, CompilesWithErrors = true, Expected = id is null ? [] : [Expect.Diagnostic(id).At(0)] });
    }

    [Fact]
    public Task A_method_whose_name_stands_everywhere_is_not_judged() => Verify.Analyzer<AzureUsageAnalyzer>(
        Around("public void Everybody() => Use(new ArmClient(shared)); void Others() { " + string.Concat(Enumerable.Repeat("Many.Everybody(); ", 301)) + "} static class Many { public static void Everybody() { } }"), Azure);

    [Fact]
    public Task Tests_may_make_their_own() => Verify.Analyzer<AzureUsageAnalyzer>(
        Around("[Xunit.Fact] public void T() => Use(new ArmClient(shared)); [Xunit.Fact] public void U() => Ask(); void Ask() => Use(new DefaultAzureCredential()); public ArmClient Other() { var made = new ArmClient(shared); Use(made); return null; }"),
        Azure with { MoreSources = new Dictionary<string, string> { ["Stubs.cs"] = Stubs, ["Xunit.cs"] = "namespace Xunit { public sealed class FactAttribute : System.Attribute { } }" } });

    [Theory]
    [InlineData("azure", "{|RETRY2012:new ArmClient|}")]
    [InlineData("azure-tests", "new ArmClient")]
    public Task All_of_a_test_project_makes_for_a_run(string references, string made) => Verify.Analyzer<AzureUsageAnalyzer>(
        Around($"public void Everybody() => Use({made}(shared));"), Azure with { References = references, AlsoUnder = [] });

    [Fact]
    public Task The_message_says_with_what_it_is_made() => Verify.Analyzer<AzureUsageAnalyzer>(
        Around("void F() { foreach (var scope in scopes) { Use({|#0:new ArmClient|}(shared)); } } public void G() => Use({|#1:new DefaultAzureCredential|}());"),
        Azure with
        {
            Expected =
            [
                Expect.Diagnostic(Attempt).At(0).WithMessage("ArmClient is created for each turn of this loop: failures are not shared, and 20 callers make 120 failing requests instead of 6; create it once and reuse it"),
                Expect.Diagnostic(Call).At(1).WithMessage("DefaultAzureCredential is created for each call of this method: calls do not share a failure, so each repeats the requests of the others; create it once and reuse it"),
            ],
        });

    private static string Around(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using Azure.Core;
        using Azure.Identity;
        using Azure.ResourceManager;
        using Microsoft.Extensions.DependencyInjection;
        using Polly;

        class C
        {
            static readonly Policy Retry = Policy.Handle<Exception>().WaitAndRetry(3, n => TimeSpan.FromSeconds(n));
            static readonly Policy Limit = Policy.Timeout(3);
            static readonly string[] scopes = { "a", "b" };
            static readonly TokenCredential shared = null;
            static readonly TokenRequestContext context = new(scopes);

            static void Use(object used) => Console.WriteLine(used);
            static bool IsGood(object used) => used is null;
            static void Once(Action work) => work();

            static T Again<T>(Func<T> work)
            {
                for (var i = 0; ; i++)
                {
                    try { return work(); }
                    catch (Exception) when (i < 3) { Thread.Sleep(9); }
                }
            }

            {{members}}
        }
        """;
}
