namespace RetryLint.Tests.Facts;

/// <summary>Which code is a retry at all: failure leads into the next turn, success leaves.</summary>
public sealed class ShapeTests
{
    private const string Endless = "None | None | jitter No | Remote | Everything";

    [Theory]
    [InlineData("while (true)", "while (true) { try { return http.GetStringAsync(uri).Result; } catch (Exception) { } }")]
    [InlineData("for without a condition", "for (;;) { try { return http.GetStringAsync(uri).Result; } catch { continue; } }")]
    [InlineData("do while (true)", "do { try { return http.GetStringAsync(uri).Result; } catch (Exception) { } } while (true);")]
    [InlineData("break on success", "string s; while (true) { try { s = http.GetStringAsync(uri).Result; break; } catch (Exception) { } } return s;")]
    [InlineData("flag set on success", "string? s = null; var done = false; while (!done) { try { s = http.GetStringAsync(uri).Result; done = true; } catch (Exception) { } } return s!;")]
    [InlineData("flag cleared by failure", "string? s = null; bool again; do { again = false; try { s = http.GetStringAsync(uri).Result; } catch (Exception) { again = true; } } while (again); return s!;")]
    [InlineData("null until success", "string? s = null; while (s == null) { try { s = http.GetStringAsync(uri).Result; } catch (Exception) { s = null; } } return s!;")]
    [InlineData("last error kept", "while (true) { Exception? last = null; try { return http.GetStringAsync(uri).Result; } catch (Exception e) { last = e; } Console.WriteLine(last); }")]
    [InlineData("try with finally", "while (true) { try { return http.GetStringAsync(uri).Result; } catch (Exception) { } finally { Console.WriteLine(); } }")]
    [InlineData("inside using and lock", "while (true) { using (var m = new MemoryStream()) lock (http) { try { return http.GetStringAsync(uri).Result; } catch (Exception) { } } }")]
    [InlineData("a limit that only changes a log line", "for (var n = 0; ; n++) { try { return http.GetStringAsync(uri).Result; } catch (Exception) { if (n > 3) Console.WriteLine(n); } }")]
    [InlineData("goto", "retry: try { return http.GetStringAsync(uri).Result; } catch (Exception) { goto retry; }")]
    [InlineData("recursion from a catch", "try { return http.GetStringAsync(uri).Result; } catch (Exception) { return M(); }")]
    [InlineData("recursion after the try", "try { return http.GetStringAsync(uri).Result; } catch (Exception) { } return M();")]
    [InlineData("local function", "string Go() { while (true) { try { return http.GetStringAsync(uri).Result; } catch (Exception) { } } } return Go();")]
    [InlineData("lambda", "Func<string> go = () => { while (true) { try { return http.GetStringAsync(uri).Result; } catch (Exception) { } } }; return go();")]
    [InlineData("switch in the way", "while (true) { try { switch (uri.Port) { case 1: return http.GetStringAsync(uri).Result; default: return http.GetStringAsync(uri).Result + 1; } } catch (Exception) { } }")]
    public void Retries_without_a_limit_are_recognised_in_every_shape(string shape, string body)
    {
        _ = shape;
        Assert.Equal([Endless], FactsProbe.InMembers($"string M() {{ {body} }}"));
    }

    [Theory]
    [InlineData("worker loop", "while (true) { try { http.GetStringAsync(uri).Wait(); } catch (Exception) { } }")]
    [InlineData("worker loop that ends with its input", "while (true) { try { var s = http.GetStringAsync(uri).Result; if (s.Length == 0) return; Console.WriteLine(s); } catch (Exception) { } }")]
    [InlineData("poll for a state", "while (true) { try { if (http.GetStringAsync(uri).Result == \"ready\") return; } catch (Exception) { } Thread.Sleep(10); }")]
    [InlineData("poll while accepted", "while (true) { var r = http.GetAsync(uri).Result; if (r.StatusCode != HttpStatusCode.Accepted) return; Thread.Sleep(10); }")]
    [InlineData("poll until OK while accepted", "while (true) { var r = http.GetAsync(uri).Result; if (r.StatusCode == HttpStatusCode.OK) break; else if (r.StatusCode == HttpStatusCode.Accepted) { Thread.Sleep(10); continue; } else break; }")]
    [InlineData("poll until there is no content", "while (true) { var r = http.GetAsync(uri).Result; if (r.StatusCode == HttpStatusCode.NoContent) break; if (Environment.TickCount64 > 9) throw new TimeoutException(); Thread.Sleep(10); }")]
    [InlineData("poll until OK", "while (true) { var r = http.GetAsync(uri).Result; if (r.StatusCode == HttpStatusCode.OK) return; Thread.Sleep(10); }")]
    [InlineData("poll until 200", "while (true) { var r = http.GetAsync(uri).Result; if ((int)r.StatusCode != 200) { Thread.Sleep(10); } else { return; } }")]
    [InlineData("poll until a person signs in", "while (true) { try { http.GetStringAsync(uri).Wait(); return; } catch (InvalidOperationException e) { if (e.HelpLink == \"authorization_pending\") Thread.Sleep(10); else throw; } }")]
    [InlineData("a dialogue", "while (true) { var s = Ask(); try { http.PostAsync(uri, new StringContent(s)).Wait(); return; } catch (Exception e) { Console.WriteLine(e); } } string Ask() => Typed().Trim(); string Typed() => Console.ReadLine()!;")]
    [InlineData("compare and swap", "var x = 0; while (true) { var old = x; if (Interlocked.CompareExchange(ref x, old + 1, old) == old) return; }")]
    [InlineData("fallback over hosts", "foreach (var host in new[] { \"a\", \"b\" }) { try { http.GetStringAsync(host).Wait(); return; } catch (Exception) { } }")]
    [InlineData("fallback by index", "var hosts = new[] { \"a\", \"b\" }; for (var i = 0; i < hosts.Length; i++) { try { http.GetStringAsync(hosts[i]).Wait(); return; } catch (Exception) { } }")]
    [InlineData("next free name", "for (var n = 0; ;) { var name = $\"file{n}\"; try { File.Create(name); return; } catch (IOException) { n++; name = $\"file{n}\"; } }")]
    [InlineData("items of a queue", "var q = new Queue<string>(); while (q.TryDequeue(out var item)) { try { http.GetStringAsync(item).Wait(); return; } catch (Exception) { } }")]
    [InlineData("enumerator", "var e = new List<string>().GetEnumerator() as IEnumerator<string>; while (e.MoveNext()) { try { http.GetStringAsync(e.Current).Wait(); return; } catch (Exception) { } }")]
    [InlineData("failure leaves", "while (true) { try { http.GetStringAsync(uri).Wait(); return; } catch (Exception) { throw; } }")]
    [InlineData("bad lines are skipped", "foreach (var line in File.ReadLines(\"x\")) { try { Console.WriteLine(int.Parse(line)); } catch (FormatException) { } }")]
    [InlineData("plain recursion", "if (uri.Port > 0) { try { http.GetStringAsync(uri).Wait(); } catch (Exception) { } } else { N(); }")]
    [InlineData("success and failure both go on", "for (var i = 0; i < 3; i++) { try { http.GetStringAsync(uri).Wait(); } catch (Exception) { } }")]
    public void Code_that_is_no_retry_is_silent(string shape, string body)
    {
        _ = shape;
        Assert.Empty(FactsProbe.InMembers($"void N() {{ {body} }}"));
    }

    [Theory]
    [InlineData("flag", "while (true) { var r = http.GetAsync(uri).Result; if (r.IsSuccessStatusCode) return; }")]
    [InlineData("flag compared with true", "while (true) { var r = http.GetAsync(uri).Result; if (r.IsSuccessStatusCode == true) return; }")]
    [InlineData("status in the loop's condition", "HttpResponseMessage r; do { r = http.GetAsync(uri).Result; } while (!r.IsSuccessStatusCode);")]
    [InlineData("named status", "while (true) { var r = http.GetAsync(uri).Result; if (r.StatusCode == HttpStatusCode.TooManyRequests) continue; return; }")]
    [InlineData("status pattern", "while (true) { var r = http.GetAsync(uri).Result; if ((int)r.StatusCode is 429 or >= 500) continue; return; }")]
    public void A_failed_status_is_a_failure_without_any_try(string shape, string body)
    {
        _ = shape;
        Assert.Equal(["None | None | jitter No | Remote | Result"], FactsProbe.InMembers($"void N() {{ {body} }}"));
    }

    [Theory]
    [InlineData("asked in an if", "while (true) { if (await Try()) break; await Task.Delay(10); }")]
    [InlineData("asked by the loop", "while (!await Try()) await Task.Delay(10);")]
    [InlineData("kept in a variable", "while (true) { var sent = await Try(); if (sent) return; await Task.Delay(10); }")]
    [InlineData("kept in a flag of its own", "bool again; do { var sent = await Try(); again = !sent; if (again) await Task.Delay(10); } while (again);")]
    public void A_routine_that_answers_no_when_it_fails_is_retried(string how, string body)
    {
        _ = how;
        Assert.Equal(["None | Constant 10 ms | jitter No | Remote | Result"], FactsProbe.InMembers(
            $"async Task<bool> Try() {{ try {{ await http.GetStringAsync(uri); return true; }} catch (Exception e) {{ Console.WriteLine(e); return false; }} }} async Task N() {{ {body} }}"));
    }

    [Theory]
    [InlineData("no for another reason too", "if (stopping) return false; try { await http.GetStringAsync(uri); return true; } catch (Exception) { return false; }")]
    [InlineData("somebody else has the lock", "try { await http.GetStringAsync(uri); return true; } catch (Exception e) when (e is IOException) { return false; }")]
    [InlineData("one kind of failure", "try { await http.GetStringAsync(uri); return true; } catch (IOException) { return false; }")]
    [InlineData("yes when it fails", "try { await http.GetStringAsync(uri); return true; } catch (Exception) { return true; }")]
    [InlineData("what is read decides", "try { return await http.GetStringAsync(uri) == \"done\"; } catch (Exception) { return false; }")]
    [InlineData("nothing fails", "await http.GetStringAsync(uri); return true;")]
    public void A_routine_that_tells_a_state_is_not(string why, string body)
    {
        _ = why;
        Assert.Empty(FactsProbe.InMembers($"async Task<bool> Try() {{ {body} }} async Task N() {{ while (!await Try()) await Task.Delay(10); }}"));
    }

    [Fact]
    public void A_worker_goes_on_whatever_a_routine_answers() => Assert.Empty(FactsProbe.InMembers(
        "async Task<bool> Try() { try { await http.GetStringAsync(uri); return true; } catch (Exception) { return false; } } async Task N() { while (true) { if (!await Try()) await Task.Delay(10); } }"));

    [Theory]
    [InlineData("the last attempt", "for (var n = 0; ; n++) { try { http.GetStringAsync(uri).Wait(); return; } catch (HttpRequestException) { var last = n == 2; if (last) throw; } }", "Count 2 | None | jitter No | Remote | Specific")]
    [InlineData("again, and how often", "var n = 0; bool again; do { again = false; try { http.GetStringAsync(uri).Wait(); } catch (HttpRequestException) { again = n++ < 4; } } while (again);", "Count 4 | None | jitter No | Remote | Specific")]
    [InlineData("what kind of failure", "while (true) { try { http.GetStringAsync(uri).Wait(); return; } catch (Exception e) { var passing = e is HttpRequestException; if (!passing) throw; } }", "None | None | jitter No | Remote | Filtered")]
    [InlineData("what status it had", "for (var n = 0; n < 3; n++) { var status = HttpStatusCode.OK; try { var r = http.GetAsync(uri).Result; status = r.StatusCode; r.EnsureSuccessStatusCode(); return; } catch (Exception) when (status != HttpStatusCode.NotFound) { } }", "Count 2 | None | jitter No | Remote | Filtered")]
    [InlineData("that it failed, not how", "var n = 0; var done = false; do { try { http.GetStringAsync(uri).Wait(); done = true; } catch (Exception) { n++; } } while (!done && n < 3);", "Count 2 | None | jitter No | Remote | Everything")]
    public void A_flag_means_the_condition_that_is_put_into_it(string what, string body, string facts)
    {
        _ = what;
        Assert.Equal([facts], FactsProbe.InMembers($"void N() {{ {body} }}"));
    }

    [Theory]
    [InlineData("not connected", "var c = new Client(); await c.ConnectAsync(\"x\", 22); if (c.Connected) return;")]
    [InlineData("too late", "var work = http.GetStringAsync(uri); if (await Task.WhenAny(work, Task.Delay(10)) == work) return;")]
    [InlineData("the clock was first", "var work = http.GetStringAsync(uri); var clock = Task.Delay(10); if (await Task.WhenAny(work, clock) != clock) return;")]
    [InlineData("both", "var c = new Client(); var work = c.ConnectAsync(\"x\", 22); if (await Task.WhenAny(work, Task.Delay(10)) == work && c.Connected) return;")]
    public void A_connection_that_does_not_come_about_has_failed(string how, string attempt)
    {
        _ = how;
        Assert.Equal(["Count 2 | Constant 10 ms | jitter No | Remote | Specific"], FactsProbe.InMembers(Connecting(attempt)));
    }

    [Theory]
    [InlineData("work that was started before", "if (await Task.WhenAny(running, Task.Delay(10)) == running) return;")]
    [InlineData("the clock says when to stop", "var work = http.GetStringAsync(uri); var clock = Task.Delay(10); if (await Task.WhenAny(work, clock) == clock) return;")]
    [InlineData("the connection is to be gone", "var c = new Client(); await c.ConnectAsync(\"x\", 22); if (!c.Connected) return;")]
    [InlineData("a connection of somebody else", "await http.GetStringAsync(uri); if (other.Connected) return;")]
    public void A_wait_for_something_else_is_no_retry(string what, string attempt)
    {
        _ = what;
        Assert.Empty(FactsProbe.InMembers(Connecting(attempt)));
    }

    private static string Connecting(string attempt) => $$"""
        sealed class Client : System.Net.Sockets.TcpClient { }
        async Task N(Task running, Client other)
        {
            for (var n = 0; n < 3; n++)
            {
                try { {{attempt}} }
                catch (IOException) { }
                await Task.Delay(10);
            }
        }
        """;

    [Fact]
    public void A_check_for_success_after_a_failed_status_goes_nowhere() => Assert.Equal(
        ["Count 2 | None | jitter No | Remote | Filtered"],
        FactsProbe.InMembers("""
            void N()
            {
                var n = 0;
                while (n < 3)
                {
                    try
                    {
                        var r = http.GetAsync(uri).Result;
                        if (r.IsSuccessStatusCode) return;
                        Console.WriteLine(r);
                        r.EnsureSuccessStatusCode();
                    }
                    catch (Exception e) when (n < 2 && e is HttpRequestException) { n++; }
                }
            }
            """));
}
