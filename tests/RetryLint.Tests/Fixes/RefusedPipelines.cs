using RetryLint.CodeFixes.Loops;

namespace RetryLint.Tests.Fixes;

/// <summary>Loops that no pipeline can stand for, with the reason.</summary>
internal static class RefusedPipelines
{
    private const string Retried = "catch (IOException) { Log(\"\"); }";

    /// <summary>The references of a row.</summary>
    public static string Set(string reason) => reason == nameof(Refusal.NoPolly) ? "none" : "polly8";

    /// <summary>What is reported on the loop of a row.</summary>
    public static string Finding(string reason) => reason is nameof(Refusal.LimitNotConstant) or nameof(Refusal.LimitIsTime) or nameof(Refusal.WaitsFirst) or nameof(Refusal.DelayIsTold) or nameof(Refusal.LimitNotPlain) ? "RETRY1005" : "RETRY1001";

    public static IReadOnlyList<(Refusal Reason, string Source)> Rows { get; } =
    [
        (Refusal.BrokenCode, Sources.Loop("return Work(missing);", "catch (IOException) { }")),
        (Refusal.NotEndless, Sources.Method("int Go() { [|while|] (x > 3) { try { return Work(); } catch (IOException) { } } return 0; }")),
        (Refusal.NotEndless, Sources.Method("int Go() { [|while|] (!IsTransient(null!)) { try { return Work(); } catch (IOException) { } } return 0; }")),
        (Refusal.LimitNotConstant, Sources.Method("int Go(int most) { [|for|] (var i = 0; i < most; i++) { try { return Work(); } catch (IOException) { } } return 0; }")),
        (Refusal.LimitNotConstant, Sources.Method("int Go(int left) { [|while|] (left > 0) { try { return Work(); } catch (IOException) { left--; } } return 0; }")),
        (Refusal.FinallyBlock, Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(1000); Log(\"\"); } finally { Log(\"\"); }")),
        (Refusal.ResultTested, Sources.Method("async Task<HttpResponseMessage> Go(HttpClient client) { [|while|] (true) { var response = await client.GetAsync(\"\"); if (response.IsSuccessStatusCode) return response; } }")),
        (Refusal.LimitNotPlain, Sources.Method("int Go() { var n = 0; foreach (var c in \"ab\") { [|while|] (n < 4) { try { x += Work(); break; } catch (IOException) { n++; Thread.Sleep(1000); } } } return x; }")),
        (Refusal.LimitNotPlain, Sources.Method("int Go() { var n = 4; foreach (var c in \"ab\") { [|while|] (n-- > 0) { Log(\"\"); try { x += Work(); break; } catch (IOException) { Thread.Sleep(1000); } } } return x; }")),
        (Refusal.DelaysDiffer, Sources.Method("int Go() { [|for|] (var i = 0; i < 4; i++) { Log(\"\"); try { x = Work(); break; } catch (IOException) { Thread.Sleep(i == 0 ? 1000 : 20000); } } return x; }")),
        (Refusal.LimitIsTime, Sources.Method("int Go() { var end = DateTime.UtcNow.AddMinutes(1); [|while|] (DateTime.UtcNow < end) { try { return Work(); } catch (IOException) { Thread.Sleep(1000); } } return 0; }")),
        (Refusal.WaitsFirst, Sources.Method("int Go() { [|for|] (var i = 0; i < 3; i++) { if (x > 3) return 4; Thread.Sleep(1000); Log(\"\"); try { return Work(); } catch (IOException) { } } return 0; }")),
        (Refusal.WaitsFirst, Sources.Method("int Go() { [|for|] (var i = 0; i < 3 && x < 4; i++) { Thread.Sleep(1000); Log(\"\"); try { return Work(); } catch (IOException) { } } return 0; }")),
        (Refusal.LimitNotPlain, Sources.Method("int Go() { var n = 4; [|do|] { try { x = Work(); break; } catch (IOException) { Log(\"\" + n); Thread.Sleep(1000); continue; } } while (n-- > 0); return x; }")),
        (Refusal.DelayIsTold, Sources.Method("int Go() { [|for|] (var i = 0; i < 3; i++) { Log(\"\"); try { return Work(); } catch (IOException) { var wait = 1000 * x; Log(\"wait \" + wait); Thread.Sleep(wait); } } return 0; }")),
        (Refusal.BodyWithoutBraces, Sources.Method("int Go() { [|while|] (true) try { return Work(); } catch (IOException) { } }")),
        (Refusal.DirectiveInside, Sources.Loop("return Work();", "catch (IOException)\n{\n#if DEBUG\n    Log(\"\");\n#endif\n}")),
        (Refusal.CommentInTheWay, Sources.Method("int Go() { [|while|] (true /* for ever */) { try { return Work(); } catch (IOException) { } } }")),
        (Refusal.WorkOutsideTry, Sources.Method("int Go() { [|while|] (true) { Log(\"again\"); try { return Work(); } catch (IOException) { } } }")),
        (Refusal.SuccessAfterTry, Sources.Loop("return Work();", "catch (IOException) { }", after: "Log(\"again\");")),
        (Refusal.SuccessAfterTry, Sources.Loop("x = Work();", "catch (IOException) { continue; }", after: "return Work();")),
        (Refusal.SuccessAfterTry, Sources.Loop("if (x == 3) return Work();", "catch (IOException) { }")),
        (Refusal.AttemptContinues, Sources.Loop("if (Work() == 0) continue; return 1;", "catch (IOException) { }")),
        (Refusal.NothingRetried, Sources.Loop("return Work();", "catch (IOException) { throw; }")),
        (Refusal.UnusualJump, Sources.Method("int Go() { [|while|] (true) { try { return Work(); } catch (IOException) { goto failed; } } failed: return 0; }")),
        (Refusal.UnusualJump, Sources.Method("IEnumerable<int> Go() { [|while|] (true) { try { Work(); yield break; } catch (IOException) { } } }")),
        (Refusal.DelayNotUnderstood, Sources.Loop("return Work();", "catch (IOException) { if (x > 3) Thread.Sleep(1000); }")),
        (Refusal.DelayNotUnderstood, Sources.Loop("return Work();", "catch (IOException) { Task.Delay(1000).Wait(); }")),
        (Refusal.SameRequestMessage, Sources.Method(
            "async Task<int> Go(HttpClient client, HttpRequestMessage request) { [|while|] (true) { try { await client.SendAsync(request); return 1; } catch (HttpRequestException) { } } }")),
        (Refusal.NotALoop, Sources.Method("int Go() { [|foreach|] (var wait in new[] { 1, 2 }) { try { return Work(); } catch (IOException) { Thread.Sleep(wait); } } return 0; }")),
        (Refusal.NotALoop, Sources.Method("int Go() { again: Log(\"\"); try { return Work(); } catch (IOException) { [|goto|] again; } }")),
        (Refusal.NotALoop, Sources.Method("int Go() { again: try { x = Work(); } catch (IOException) { [|goto|] again; } if (x > 3) goto again; return x; }")),
        (Refusal.NotALoop, Sources.Method("int Go() { again: try { return Work(); } catch (IOException) { foreach (var c in \"ab\") [|goto|] again; throw; } }")),
        (Refusal.NotALoop, Sources.Method("int Go() { foreach (var c in \"ab\") { again: try { x += Work(); continue; } catch (IOException) { [|goto|] again; } } return x; }")),
        (Refusal.TextOverLines, Sources.Method("int Go() { again: try { return Work(); } catch (IOException) { Log(@\"a\nb\"); [|goto|] again; } }")),
        (Refusal.CommentInTheWay, Sources.Method("int Go() { again: /* once more */ try { return Work(); } catch (IOException) { [|goto|] again; } }")),
        (Refusal.DirectiveInside, Sources.Method("int Go() { again: try { return Work(); } catch (IOException) {\n#if DEBUG\n#endif\n[|goto|] again; } }")),
        (Refusal.FilterReadsState, Sources.Loop("return Work();", "catch (IOException) { if (x > 3) { Log(\"\"); } else { throw; } }")),
        (Refusal.NotALoop, Sources.Method("int Go() { try { return Work(); } catch (IOException) { return [|Go|](); } }")),
        (Refusal.NoPolly, Sources.Loop("return Work();", Retried)),
        (Refusal.CommentInTheWay, Sources.Loop("return Work();", "catch (IOException e) when (// what a pity\nIsTransient(e)) { }")),
        (Refusal.SuccessAfterTry, Sources.Method("void Go() { var done = false; [|while|] (!done) { try { if (x > 3) { Work(); done = true; } } catch (IOException) { } } }")),
        (Refusal.ClientAlreadyRetries, Sources.Loop("return Azure.Core.Client.Get();", Retried)),
        (Refusal.DelayNotConstant, Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(x); }")),
        (Refusal.DelaysDiffer, Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(1000); } catch (HttpRequestException) { Thread.Sleep(2000); }")),
        (Refusal.DelaysDiffer, Sources.Loop("return Work();", "catch (IOException) { Thread.Sleep(1000); } catch (HttpRequestException) { }")),
        (Refusal.TwoWaysOut, Sources.Method("int Go() { [|while|] (true) { try { if (Work() == 0) break; return 1; } " + Retried + " } return 0; }")),
        (Refusal.NotInBlock, Sources.Method("void Go() { if (x > 3) [|while|] (true) { try { Work(); return; } " + Retried + " } Log(\"\"); }")),
        (Refusal.ValuesFlowOut, Sources.Method("int Go() { int a, b; [|while|] (true) { try { a = Work(); b = Work(); break; } " + Retried + " } return a + b; }")),
        (Refusal.ValuesFlowOut, Sources.Method("int Go() { var n = 0; [|while|] (true) { try { Work(); break; } catch (IOException) { n++; } } return n; }")),
        (Refusal.ValuesFlowOut, Sources.Method("int Go() { int a; [|while|] (true) { try { a = Work(); Log(\"\"); break; } " + Retried + " } return a; }")),
        (Refusal.NullStateLost, Sources.Method("int Go() { [|while|] (true) { try { text = File.ReadAllText(\"\"); break; } " + Retried + " } return text.Length; }", members: "string? text;")),
        (Refusal.CapturedElsewhere, Sources.Method("int Go() { var n = 0; Action a = () => Log(n.ToString()); a(); [|while|] (true) { try { return Work(); } catch (IOException) { n++; } } }")),
        (Refusal.ByReferenceParameter, Sources.Method("int Go(in int n) { [|while|] (true) { try { return Work() + n; } " + Retried + " } }")),
        (Refusal.StackOnlyValue, Sources.Method("int Go(ReadOnlySpan<char> s) { [|while|] (true) { try { return Work() + s.Length; } " + Retried + " } }")),
        (Refusal.StackOnlyValue, Sources.Method("unsafe int Go(int* p) { [|while|] (true) { try { return Work() + *p; } " + Retried + " } }")),
        (Refusal.ThisInStruct, Sources.Method("int Go() { [|while|] (true) { try { return Work() + x; } " + Retried + " } }", "struct C")),
        (Refusal.ConstructorAssigns, Sources.Method("public C() { [|while|] (true) { try { y = Work(); return; } " + Retried + " } }", members: "readonly int y;")),
        (Refusal.AttemptDoesNotAwait, Sources.Method("async Task<int> Go() { [|while|] (true) { try { return Work(); } catch (IOException) { await Task.Delay(1000); } } }")),
        (Refusal.ConditionalRethrow, Sources.Loop("return Work();", "catch (IOException e) { Log(\"\"); if (!IsTransient(e)) throw; }")),
        (Refusal.ThrowsWhatItRetries, Sources.Loop("return Work();", "catch (ArgumentException e) { throw new FileNotFoundException(\"\", e); } " + Retried)),
        (Refusal.ThrowsWhatItRetries, Sources.Loop("return Work();", "catch (IOException e) { if (x > 3) throw e; }")),
        (Refusal.FilterReadsState, Sources.Loop("return Work();", "catch (IOException) when (x < 3) { Log(\"\"); }")),
        (Refusal.FilterReadsState, Sources.Method("int Go(int p) { [|while|] (true) { try { return Work(); } catch (IOException) when (p < 3) { Log(\"\"); } } }")),
        (Refusal.FilterReadsState, Sources.Loop("return Work();", "catch (FileNotFoundException e) when (e.FileName is null) { throw; } " + Retried)),
        (Refusal.TypeParameterCaught, Sources.Method("int Go<T>() where T : Exception { [|while|] (true) { try { return Work(); } catch (T) { Log(\"\"); } } }")),
        (Refusal.SeveralTokens, Sources.Method("int Go(CancellationToken a, CancellationToken b) { [|while|] (true) { try { return Work(a) + Work(b); } " + Retried + " } }")),
        (Refusal.TokenIsMember, Sources.Method("int Go() { [|while|] (true) { try { return Work(stop); } " + Retried + " } }", members: "CancellationToken stop;")),
        (Refusal.TokenIsMember, Sources.Method("int Go() { [|while|] (true) { try { return Work(stop.Token); } " + Retried + " } }", members: "CancellationTokenSource stop = new();")),
        (Refusal.GenericType, Sources.Method("int Go() { [|while|] (true) { try { return Work(); } " + Retried + " } }", "class C<T>")),
        (Refusal.NoPlaceForField, Sources.Method("int Go() { [|while|] (true) { try { return Work(); } " + Retried + " } }", "interface C")),
        (Refusal.TopLevelStatements, "[|while|] (true) { try { System.IO.File.Delete(\"\"); return; } catch (System.IO.IOException) { System.Console.WriteLine(); } }\n"),
        (Refusal.NameClash, "using Other;\n" + Sources.Loop("return Work();", Retried).Replace("int x;", "int x; Outcome outcome = new();") + "namespace Other { public class Outcome { } }\n"),
    ];
}
