using RetryLint.CodeFixes.Loops;

namespace RetryLint.Tests.Fixes;

/// <summary>Retries that cannot be mended in place, with the reason and with what is reported there.</summary>
internal static class RefusedLimits
{
    private const string Unbounded = "RETRY1001";
    private const string TooMany = "RETRY1003";
    private const string Hot = "RETRY1004";
    private const string Constant = "RETRY1005";
    private const string Swallows = "RETRY1007";
    private const string Dropped = "RETRY1014";

    public static IReadOnlyList<(Refusal Reason, string Finding, string Source)> Rows { get; } =
    [
        (Refusal.BrokenCode, Constant, Sources.Loop("return Work(;", "catch (IOException) { Thread.Sleep(1000); }")),
        (Refusal.DirectiveInside, Constant, Sources.Loop("return Work();", "catch (IOException)\n{\n#if !DEBUG\n    Thread.Sleep(1000);\n#endif\n}")),
        (Refusal.NotARetry, Constant, Sources.Loop("Work();", "catch (IOException) { Thread.Sleep(1000); }")),
        (Refusal.NoJitterSource, Constant, Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(1000); }") + "namespace System.Security.Cryptography { public class RandomNumberGenerator { } }\n"),
        (Refusal.NameClash, Constant, "using Other;\n" + Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(1000); }")
            .Replace("int x;", "int x; Aes aes = new();") + "namespace Other { public class Aes { } }\n"),
        (Refusal.DelayNotUnderstood, Constant, Sources.Loop("return Work();", "catch (IOException) { SpinWait.SpinUntil(() => false); }")),
        (Refusal.CommentInTheWay, Constant, Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(/* a second */ 500 + /* half */ 500); }")),
        (Refusal.LimitsTooTight, Constant, Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(3600000); }")),
        (Refusal.LimitsTooTight, Unbounded, Sources.Loop("x = Work(); return x;", "catch (IOException) { Thread.Sleep(3600000); }", after: "Log(\"\");")),
        (Refusal.NoCounter, Constant, Sources.Method("int Go() { try { return Work(); } catch (IOException) { Thread.Sleep(1000); return [|Go|](); } }")),
        (Refusal.NoCounter, Hot, Sources.Method("int Go() { try { return Work(); } catch (IOException) { return [|Go|](); } }")),
        (Refusal.NoCounter, Unbounded, Sources.Method("int Go() { try { return Work(); } catch (IOException) { return [|Go|](); } }")),
        (Refusal.ContinueInBranch, Hot, Sources.Loop("return Work();", "catch (IOException) { if (x > 3) /* again */ continue; Log(\"\"); }")),
        (Refusal.ContinueInBranch, Unbounded, Sources.Loop("return Work();", "catch (IOException) { if (x > 3) /* again */ continue; Log(\"\"); }")),
        (Refusal.CannotAwait, Hot, Sources.Method("async Task<int> Go() { await Task.Yield(); lock (this) { [|while|] (true) { try { return Work(); } catch (IOException) { } } } }")),
        (Refusal.CannotAwait, Dropped, Sources.Method("int Go(TimeSpan t) { [|while|] (true) { try { return Work(); } catch (IOException) { _ = Task.Delay(t, CancellationToken.None); } } }")),
        (Refusal.CancellationNotPlain, Swallows, Sources.Loop("return Work();", "catch (OperationCanceledException) { }")),
        (Refusal.LimitNotPlain, TooMany, Sources.Method("int Go() { [|for|] (var i = 0; i < 20; i++) { try { return Work(); } catch (IOException) when (i < 19) { } } return 0; }")),
        (Refusal.LimitNotPlain, TooMany, Sources.Method("int Go() { var i = 0; [|for|] (; i < Many; i++) { try { return Work(); } catch (IOException) { } } return i == Many ? 0 : 1; }", members: "public const int Many = 20;")),
        (Refusal.LimitNotPlain, TooMany, Sources.Method("int Go() { [|for|] (var i = 0; i < Many; i++) { try { return Work(); } catch (IOException) { } } return 0; }", members: "static int Many = 20;")),
        (Refusal.PermanentNotPlain, "RETRY2003", Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(1000); }")),
        (Refusal.PermanentNotPlain, "RETRY2003", Sources.Loop("return Work();", "catch (Exception) { Thread.Sleep(1000); }")),
        (Refusal.NothingToThrow, Unbounded, Sources.Method("async Task<HttpResponseMessage> Go(HttpClient client) { [|while|] (true) { var response = await client.GetAsync(\"\"); if (response.IsSuccessStatusCode) return response; } }")),
        (Refusal.BodyWithoutBraces, Hot, Sources.Method("async Task Go(HttpClient client) { [|while|] (!(await client.GetAsync(\"\")).IsSuccessStatusCode) { } }")),
        (Refusal.NestedTry, Unbounded, Sources.Loop("try { return Work(); } catch (IOException) { Log(\"\"); }", "catch (ArgumentException) { }")),
        (Refusal.OtherFinding, "RETRY1013", Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(1000); }")),
    ];
}
