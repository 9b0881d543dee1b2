using RetryLint.CodeFixes.Loops;

namespace RetryLint.Tests.Fixes;

/// <summary>Loops that cannot be limited in place, with the reason.</summary>
internal static class RefusedLimits
{
    public static IReadOnlyList<(Refusal Reason, string Source)> Rows { get; } =
    [
        (Refusal.BrokenCode, Sources.Loop("return Work(missing);", "catch (IOException) { }")),
        (Refusal.NotEndless, Sources.Method("int Go() { [|while|] (x > 3) { try { return Work(); } catch (IOException) { } } return 0; }")),
        (Refusal.NotEndless, Sources.Method("int Go() { [|for|] (var i = 0; ; i++) { try { return Work(); } catch (IOException) { } } }")),
        (Refusal.BodyWithoutBraces, Sources.Method("int Go() { [|while|] (true) try { return Work(); } catch (IOException) { } }")),
        (Refusal.DirectiveInside, Sources.Loop("return Work();", "catch (IOException)\n{\n#if DEBUG\n    Log(\"\");\n#endif\n}")),
        (Refusal.CommentInTheWay, Sources.Method("int Go() { [|while|] (true /* for ever */) { try { return Work(); } catch (IOException) { } } }")),
        (Refusal.WorkOutsideTry, Sources.Method("int Go() { [|while|] (true) { Log(\"again\"); try { return Work(); } catch (IOException) { } } }")),
        (Refusal.WorkOutsideTry, Sources.Loop("return Work();", "catch (IOException) { }", after: "Log(\"again\");")),
        (Refusal.FinallyBlock, Sources.Loop("return Work();", "catch (IOException) { } finally { Log(\"\"); }")),
        (Refusal.SuccessAfterTry, Sources.Loop("x = Work();", "catch (IOException) { continue; }", after: "return x;")),
        (Refusal.SuccessAfterTry, Sources.Loop("if (x == 3) return Work();", "catch (IOException) { }")),
        (Refusal.AttemptContinues, Sources.Loop("if (Work() == 0) continue; return 1;", "catch (IOException) { }")),
        (Refusal.NothingRetried, Sources.Loop("return Work();", "catch (IOException) { throw; }")),
        (Refusal.UnusualJump, Sources.Method("int Go() { [|while|] (true) { try { return Work(); } catch (IOException) { goto failed; } } failed: return 0; }")),
        (Refusal.UnusualJump, Sources.Method("IEnumerable<int> Go() { [|while|] (true) { try { Work(); yield break; } catch (IOException) { } } }")),
        (Refusal.WorkAfterDelay, Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(1000); Log(\"\"); }")),
        (Refusal.DelayNotUnderstood, Sources.Loop("return Work();", "catch (IOException) { if (x > 3) Thread.Sleep(1000); }")),
        (Refusal.DelayNotUnderstood, Sources.Loop("return Work();", "catch (IOException) { Task.Delay(1000).Wait(); }")),
        (Refusal.DelayNotConstant, Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(x); }")),
        (Refusal.DelaysDiffer, Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(1000); }", after: "Thread.Sleep(1000);")),
        (Refusal.ContinueInBranch, Sources.Loop("return Work();", "catch (IOException) { if (x > 3) continue; Log(\"\"); }")),
        (Refusal.ClientAlreadyRetries, Sources.Loop("return Azure.Core.Client.Get();", "catch (IOException) { }")),
        (Refusal.SameRequestMessage, Sources.Method(
            "async Task<int> Go(HttpClient client, HttpRequestMessage request) { [|while|] (true) { try { await client.SendAsync(request); return 1; } catch (HttpRequestException) { } } }")),
        (Refusal.NoJitterSource, Sources.Loop("return Work();", "catch (IOException) { }") + "namespace System.Security.Cryptography { public class RandomNumberGenerator { } }\n"),
        (Refusal.NameClash, "using Other;\n" + Sources.Loop("return Work();", "catch (IOException) { }")
            .Replace("int x;", "int x; Aes aes = new();") + "namespace Other { public class Aes { } }\n"),
    ];
}
