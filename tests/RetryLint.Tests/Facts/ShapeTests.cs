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
