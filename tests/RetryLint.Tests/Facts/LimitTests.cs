namespace RetryLint.Tests.Facts;

/// <summary>What ends a retry that keeps failing.</summary>
public sealed class LimitTests
{
    private const string Call = "http.GetStringAsync(uri).Wait(); return;";

    [Theory]
    [InlineData("for", "Count 2", "for (var i = 0; i < 3; i++) { try { @ } catch (Exception) { } }")]
    [InlineData("for from one", "Count 2", "for (var i = 1; i <= 3; i++) { try { @ } catch (Exception) { } }")]
    [InlineData("for down", "Count 2", "for (var i = 3; i > 0; i--) { try { @ } catch (Exception) { } }")]
    [InlineData("while counted up", "Count 4", "var n = 0; while (n < 5) { try { @ } catch (Exception) { n++; } }")]
    [InlineData("while counted down in the condition", "Count 4", "var n = 5; while (n-- > 0) { try { @ } catch (Exception) { } }")]
    [InlineData("compared in the catch before the step", "Count 3", "var n = 0; while (true) { try { @ } catch (Exception) { if (n >= 3) throw; n++; } }")]
    [InlineData("compared in the catch with the step", "Count 2", "var n = 0; while (true) { try { @ } catch (Exception) { if (++n >= 3) throw; } }")]
    [InlineData("compared in the catch after the step", "Count 2", "var n = 0; while (true) { try { @ } catch (Exception) { n++; if (n == 3) throw; } }")]
    [InlineData("counted in the try", "Count 2", "var n = 0; while (true) { try { n++; @ } catch (Exception) { if (n >= 3) throw; } }")]
    [InlineData("when filter", "Count 3", "var n = 0; while (true) { try { @ } catch (Exception) when (n < 3) { n++; } }")]
    [InlineData("step in the filter", "Count 3", "var n = 0; while (true) { try { @ } catch (Exception) when (n++ < 3) { } }")]
    [InlineData("break at the limit", "Count 2", "for (var n = 1; ; n++) { try { @ } catch (Exception) { if (n == 3) break; } }")]
    [InlineData("const bound", "Count 2", "const int max = 3; for (var i = 0; i < max; i++) { try { @ } catch (Exception) { } }")]
    [InlineData("local bound", "Count 2", "var max = 3; for (var i = 0; i < max; i++) { try { @ } catch (Exception) { } }")]
    [InlineData("const field", "Count 6", "for (var i = 0; i < Max; i++) { try { @ } catch (Exception) { } }")]
    [InlineData("static readonly field", "Count 8", "for (var i = 0; i < Most; i++) { try { @ } catch (Exception) { } }")]
    [InlineData("own field", "Count", "for (var i = 0; i < most; i++) { try { @ } catch (Exception) { } }")]
    [InlineData("parameter", "Count", "for (var i = 0; i < tries; i++) { try { @ } catch (Exception) { } }")]
    [InlineData("default value", "Count 3", "for (var i = 0; i < usual; i++) { try { @ } catch (Exception) { } }")]
    [InlineData("range", "Count 4", "foreach (var i in Enumerable.Range(0, 5)) { try { @ } catch (Exception) { } }")]
    [InlineData("array of delays", "Count 2", "foreach (var d in new[] { 1, 2, 3 }) { try { @ } catch (Exception) { } }")]
    [InlineData("interlocked", "Count 2", "var n = 0; while (true) { try { @ } catch (Exception) { if (Interlocked.Increment(ref n) >= 3) throw; } }")]
    [InlineData("tracker object", "Count", "while (true) { try { @ } catch (Exception) { tracker.Tries++; if (tracker.Tries > 3) throw; } }")]
    [InlineData("two limits for two failures", "Count 10", "int a = 0, b = 0; while (true) { try { @ } catch (HttpRequestException) { if (a++ > 3) throw; } catch (Exception) { if (b++ > 5) throw; } }")]
    [InlineData("one counter moved at two places", "Count 4", "var n = 5; while (n > 0) { try { @ } catch (Exception e) { if (e is HttpRequestException) { n--; continue; } else if (e is IOException) { n--; continue; } n--; } }")]
    [InlineData("no limit for one of two failures", "None", "var a = 0; while (true) { try { @ } catch (HttpRequestException) { if (a++ > 3) throw; } catch (Exception) { } }")]
    [InlineData("limit raised inside", "None", "int n = 0, max = 3; while (n < max) { try { @ } catch (Exception) { n++; max++; } }")]
    [InlineData("counter that never moves", "None", "var n = 0; while (n < 3) { try { @ } catch (Exception) { } if (n == 7) n++; }")]
    [InlineData("left over from outside", "Count 2", "var n = 3; foreach (var u in new[] { \"a\", \"b\" }) { while (n > 0) { var r = http.GetAsync(u).Result; if (r.IsSuccessStatusCode) return; n--; } n--; }")]
    [InlineData("checked in two branches", "Count 4", "for (var n = 0; ; n++) { try { @ } catch (Exception e) { if (e is IOException) { if (n >= 4) throw; continue; } if (n >= 4) throw; } }")]
    [InlineData("checked in both arms", "Count 3", "var n = 0; while (true) { try { @ } catch (Exception e) { if (e is IOException) { if (n >= 3) throw; } else { if (n >= 3) throw; } n++; } }")]
    [InlineData("checked in one of two branches", "None", "for (var n = 0; ; n++) { try { @ } catch (Exception e) { if (e is IOException) { continue; } if (n >= 4) throw; } }")]
    [InlineData("a switch", "Count 1", "var again = true; while (true) { try { @ } catch (Exception) when (again) { again = false; } }")]
    [InlineData("a switch among others", "Count 1", "var again = true; while (true) { try { @ } catch (Exception e) when (again && e is IOException) { again = false; } }")]
    [InlineData("a switch that starts off", "Count 1", "var tried = false; while (true) { try { @ } catch (Exception) { if (tried) throw; tried = true; } }")]
    [InlineData("a switch that is turned back", "Unknown", "var again = true; while (true) { try { @ } catch (Exception) when (again) { again = uri.Port > 1; } }")]
    [InlineData("a switch that another failure turns back", "None", "var again = true; while (true) { try { @ } catch (IOException) when (again) { again = false; } catch (Exception) { again = true; } }")]
    [InlineData("very many", "Count", "for (var i = 0; i < 100000; i++) { try { @ } catch (Exception) { } }")]
    [InlineData("int.MaxValue", "None", "for (var i = 0; i < int.MaxValue; i++) { try { @ } catch (Exception) { } }")]
    [InlineData("stopwatch", "Deadline", "var w = System.Diagnostics.Stopwatch.StartNew(); while (true) { try { @ } catch (Exception) when (w.Elapsed < TimeSpan.FromSeconds(9)) { } }")]
    [InlineData("date", "Deadline", "var end = DateTime.UtcNow.AddMinutes(1); while (DateTime.UtcNow < end) { try { @ } catch (Exception) { } }")]
    [InlineData("tick count through a local", "Deadline", "var start = Environment.TickCount64; while (true) { try { @ } catch (Exception) { var passed = Environment.TickCount64 - start; if (passed > 9000) throw; } }")]
    [InlineData("time provider", "Deadline", "var t = TimeProvider.System; var start = t.GetTimestamp(); while (t.GetElapsedTime(start) < TimeSpan.FromSeconds(9)) { try { @ } catch (Exception) { } }")]
    [InlineData("time that is added up", "Deadline", "var waited = TimeSpan.Zero; var step = TimeSpan.FromSeconds(1); while (waited < TimeSpan.FromMinutes(1)) { try { @ } catch (Exception) { } waited += step; }")]
    [InlineData("timed token", "Deadline", "var cts = new CancellationTokenSource(9000); while (!cts.Token.IsCancellationRequested) { try { @ } catch (Exception) { } }")]
    [InlineData("token cancelled after a time", "Deadline", "var cts = new CancellationTokenSource(); cts.CancelAfter(9000); while (!cts.IsCancellationRequested) { try { @ } catch (Exception) { } }")]
    [InlineData("token in the condition", "CancellationOnly", "while (!token.IsCancellationRequested) { try { @ } catch (Exception) { } }")]
    [InlineData("token that throws", "CancellationOnly", "while (true) { token.ThrowIfCancellationRequested(); try { @ } catch (Exception) { } }")]
    [InlineData("token on one way, something unknown on the other", "CancellationOnly", "while (!token.IsCancellationRequested) { try { @ } catch (IOException e) when (ask(e)) { } catch (HttpRequestException) { } }")]
    [InlineData("stopping flag", "CancellationOnly", "while (!stopping) { try { @ } catch (Exception) { } }")]
    [InlineData("kind of failure", "None", "while (true) { try { @ } catch (Exception e) { if (e is ArgumentException) throw; } }")]
    [InlineData("predicate over the failure", "None", "while (true) { try { @ } catch (Exception e) when (IsTransient(e)) { } }")]
    [InlineData("predicate with a memory", "Unknown", "while (true) { try { @ } catch (Exception e) when (MayTryAgain(e)) { } }")]
    [InlineData("predicate over a number that others move", "Unknown", "while (true) { try { @ } catch (Exception) when (MayGoOn()) { } }")]
    [InlineData("predicate over a number that the turn moves", "Count", "while (true) { try { @ } catch (Exception) when (MayGoOn()) { asked++; } }")]
    [InlineData("predicate that counts one failure only", "None", "while (true) { try { @ } catch (Exception e) when (IsWorthIt(e)) { } }")]
    [InlineData("predicate from outside", "Unknown", "while (true) { try { @ } catch (Exception e) when (ask(e)) { } }")]
    [InlineData("helper that throws", "Unknown", "while (true) { try { @ } catch (Exception) { GiveUpSometimes(); } }")]
    [InlineData("goto counted", "Count", "var n = 0; retry: try { @ } catch (Exception) { if (n++ < 3) goto retry; throw; }")]
    public void The_limit_is_found_where_people_write_it(string where, string limit, string body)
    {
        _ = where;
        var found = FactsProbe.InMembers($$"""
            const int Max = 7;
            static readonly int Most = 9;
            readonly int most = 11;
            readonly Tracker tracker = new();
            Func<Exception, bool> ask = _ => true;
            int asked;
            class Tracker { public int Tries; }
            static bool IsTransient(Exception e) => e is HttpRequestException { StatusCode: HttpStatusCode.TooManyRequests };
            bool MayTryAgain(Exception e) => asked++ < 3;
            bool MayGoOn() => asked < 5;
            bool IsWorthIt(Exception e)
            {
                if (e is ArgumentException) return false;
                if (e is IOException) { asked++; if (asked > 3) return false; return true; }
                Console.WriteLine(e);
                return true;
            }
            void GiveUpSometimes() { if (asked++ > 3) throw new InvalidOperationException(); }
            void N(int tries, CancellationToken token, int usual = 4) { {{body.Replace("@", Call)}} }
            """);
        Assert.Equal([limit], found.Select(f => f.Split(" | ")[0]));
    }

    [Fact]
    public void A_recursive_call_counts_by_its_parameter() => Assert.Equal(
        ["Count | None | jitter No | Remote | Everything"],
        FactsProbe.InMembers("""
            string N(int attempt)
            {
                try { return http.GetStringAsync(uri).Result; }
                catch (Exception) { if (attempt > 3) throw; return N(attempt + 1); }
            }
            """));

    [Theory]
    [InlineData("up", "Count 4", "int attempt = 0", "attempt > 3", "attempt + 1")]
    [InlineData("down", "Count 3", "int attempt = 3", "attempt <= 0", "attempt - 1")]
    [InlineData("not at all", "Unknown", "int attempt = 3", "attempt <= 0", "attempt")]
    public void A_recursive_call_counts_from_the_default_of_its_parameter(string how, string limit, string parameter, string end, string next)
    {
        _ = how;
        var found = FactsProbe.InMembers($$"""
            string N({{parameter}})
            {
                try { return http.GetStringAsync(uri).Result; }
                catch (Exception) { if ({{end}}) throw; return N({{next}}); }
            }
            """);
        Assert.Equal([limit], found.Select(f => f.Split(" | ")[0]));
    }

    [Theory]
    [InlineData("the other way round", "Count 1", "true")]
    [InlineData("as it was", "Unknown", "isSecond")]
    [InlineData("the same way round", "Unknown", "false")]
    public void A_recursive_call_may_turn_a_switch(string how, string limit, string next)
    {
        _ = how;
        var found = FactsProbe.InMembers($$"""
            string N(bool isSecond)
            {
                try { return http.GetStringAsync(uri).Result; }
                catch (Exception e) { if (!isSecond && e is HttpRequestException) return N({{next}}); throw; }
            }
            """);
        Assert.Equal([limit], found.Select(f => f.Split(" | ")[0]));
    }

    [Theory]
    [InlineData("an if", "if")]
    [InlineData("a loop that is left at once", "while")]
    public void A_recursive_call_may_hang_on_what_nobody_knows(string how, string asks)
    {
        _ = how;
        var found = FactsProbe.InMembers($$"""
            class Pause { int left = 3; public async Task<bool> Again() { await Task.Delay(left * 100); return left-- > 0; } }
            async Task<string> N(Pause pause, CancellationToken token)
            {
                try { return await http.GetStringAsync(uri, token); }
                catch (TaskCanceledException) { if (token.IsCancellationRequested) { throw; } }
                {{asks}} (!stopping && await pause.Again()) { return await N(pause, token); }
                throw new TimeoutException();
            }
            """);
        Assert.Equal(["Unknown"], found.Select(f => f.Split(" | ")[0]));
    }

    [Fact]
    public void A_switch_counts_beside_a_condition_that_does_not_bind() => Assert.Equal(
        ["Count 1"],
        FactsProbe.InPartlyBound("""
            class Sample
            {
                readonly HttpClient http = new();
                void N()
                {
                    var again = true;
                    while (true)
                    {
                        try { http.GetStringAsync("/").Wait(); return; }
                        catch (HttpRequestException e) when (again && e.Message == Missing.Text) { again = false; }
                    }
                }
            }
            """).Select(f => f.Split(" | ")[0]));

    [Fact]
    public void An_endless_iterator_is_no_limit() => Assert.Equal(
        ["None"],
        FactsProbe.InMembers($$"""
            static IEnumerable<int> Delays() { while (true) yield return 5; }
            void N() { foreach (var d in Delays()) { try { {{Call}} } catch (Exception) { } } }
            """).Select(f => f.Split(" | ")[0]));
}
