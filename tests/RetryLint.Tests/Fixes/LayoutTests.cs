using RetryLint.CodeFixes.Loops;

namespace RetryLint.Tests.Fixes;

/// <summary>What a fix does not need to touch stays as it was: braces, tabs, comments, names of constants, field style.</summary>
public class LayoutTests
{
    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_layout_of_the_file_is_kept(string name, string key, string before, string after)
    {
        var (prefix, suffix) = ("using System;\nusing System.IO;\nusing System.Threading;\nusing System.Threading.Tasks;\n", "}\n");
        var usings = key == PipelineFix.Key ? "using Polly;\nusing Polly.Retry;\n" : "";
        var cryptography = key == PipelineFix.Key ? "" : "using System.Security.Cryptography;\n";
        var document = await FixRunner.Apply(FixRunner.Open(prefix + before + suffix), key);
        Assert.NotNull(document);
        var errors = (await document.Project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
        Assert.DoesNotContain(errors, e => e.Id is not ("CS0169" or "CS0649"));
        var expected = prefix.Replace("using System.Threading;\n", cryptography + "using System.Threading;\n") + usings + after + suffix;
        Assert.Equal(expected, (await document.GetTextAsync()).ToString());
        Assert.NotEmpty(name);
    }

    public static TheoryData<string, string, string, string> Rows => new()
    {
        {
            "braces at the ends of lines, tabs, a static field with a prefix, a named constant, a trailing return",
            PipelineFix.Key,
            """
            class C {
            	const int PauseMs = 250;
            	static readonly object s_gate = new();
            	// The rest.
            	string path = "x";

            	async Task SaveAsync() {
            		for (;;) {
            			try {
            				// It may be locked.
            				await File.WriteAllTextAsync(path, "a");
            				await File.WriteAllTextAsync(path, "b").ConfigureAwait(false);
            				return;
            			} catch (IOException) {
            				// Try later.
            				await Task.Delay(PauseMs).ConfigureAwait(false);
            			}
            		}
            	}

            """,
            """
            class C {
            	const int PauseMs = 250;
            	static readonly object s_gate = new();

            	private static readonly ResiliencePipeline s_saveRetry = new ResiliencePipelineBuilder()
            		.AddTimeout(TimeSpan.FromMinutes(2))
            		.AddRetry(new RetryStrategyOptions
            		{
            			ShouldHandle = new PredicateBuilder().Handle<IOException>(),
            			MaxRetryAttempts = 5,
            			Delay = TimeSpan.FromMilliseconds(PauseMs),
            			BackoffType = DelayBackoffType.Exponential,
            			UseJitter = true,
            			MaxDelay = TimeSpan.FromSeconds(30),
            		})
            		.Build();

            	// The rest.
            	string path = "x";

            	async Task SaveAsync() {
            		await s_saveRetry.ExecuteAsync(async _ => {
            			try {
            				// It may be locked.
            				await File.WriteAllTextAsync(path, "a");
            				await File.WriteAllTextAsync(path, "b").ConfigureAwait(false);
            			} catch (IOException) {
            				// Try later.
            				throw;
            			}
            		}).ConfigureAwait(false);
            	}

            """
        },
        {
            "braces at the ends of lines, a comment above the delay",
            BoundInPlaceFix.Key,
            """
            class C {
                const int PauseMs = 250;

                async Task SaveAsync() {
                    do {
                        try {
                            await File.WriteAllTextAsync("a", "b");
                            break;
                        } catch {
                            Console.WriteLine();

                            // Try later.
                            await Task.Delay(PauseMs);
                        }
                    } while (true);
                }

            """,
            """
            class C {
                const int PauseMs = 250;

                async Task SaveAsync() {
                    for (var attempt = 1; ; attempt++) {
                        try {
                            await File.WriteAllTextAsync("a", "b");
                            break;
                        } catch (Exception exception) when (exception is not OperationCanceledException) {
                            Console.WriteLine();

                            if (attempt >= 6) {
                                throw;
                            }

                            // Try later.
                            await Task.Delay(RandomNumberGenerator.GetInt32(PauseMs / 2, PauseMs) << (attempt - 1));
                        }
                    }
                }

            """
        },
        {
            "clauses on one line, of which one says nothing; a long delay makes fewer attempts",
            PipelineFix.Key,
            """
            class C
            {
                static int Read(string path)
                {
                    if (path.Length == 0)
                    {
                        return 0;
                    }

                    // A file.
                    while (true)
                    {
                        try { return File.ReadAllText(path).Length; } // all of it
                        catch (OperationCanceledException) { throw; }
                        catch (IOException) { Thread.Sleep(5000); }
                        catch (UnauthorizedAccessException e) { Console.WriteLine(e); Thread.Sleep(TimeSpan.FromSeconds(5)); }
                    }
                }

            """,
            """
            class C
            {
                private static readonly ResiliencePipeline ReadRetry = new ResiliencePipelineBuilder()
                    .AddRetry(new RetryStrategyOptions
                    {
                        ShouldHandle = new PredicateBuilder()
                            .Handle<IOException>()
                            .Handle<UnauthorizedAccessException>(),
                        MaxRetryAttempts = 4,
                        Delay = TimeSpan.FromSeconds(5),
                        BackoffType = DelayBackoffType.Exponential,
                        UseJitter = true,
                        MaxDelay = TimeSpan.FromMinutes(1),
                    })
                    .Build();

                static int Read(string path)
                {
                    if (path.Length == 0)
                    {
                        return 0;
                    }

                    // A file.
                    return ReadRetry.Execute(() =>
                    {
                        try { return File.ReadAllText(path).Length; } // all of it
                        catch (UnauthorizedAccessException e) { Console.WriteLine(e); throw; }
                    });
                }

            """
        },
        {
            "a return in the middle of a method, a type that must be stated",
            PipelineFix.Key,
            """
            class C
            {
                private static int _reads;

                static object? Read(string path)
                {
                    while (true)
                    {
                        try
                        {
                            _reads++;
                            return path.Length > 3 ? File.ReadAllText(path) : default;
                        }
                        catch (IOException)
                        {
                            continue;
                        }
                    }
                }

            """,
            """
            class C
            {
                private static int _reads;

                private static readonly ResiliencePipeline _readRetry = new ResiliencePipelineBuilder()
                    .AddRetry(new RetryStrategyOptions
                    {
                        ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                        MaxRetryAttempts = 5,
                        Delay = TimeSpan.FromSeconds(1),
                        BackoffType = DelayBackoffType.Exponential,
                        UseJitter = true,
                        MaxDelay = TimeSpan.FromSeconds(30),
                    })
                    .Build();

                static object? Read(string path)
                {
                    return _readRetry.Execute<object?>(() =>
                    {
                        _reads++;
                        return path.Length > 3 ? File.ReadAllText(path) : default;
                    });
                }

            """
        },
        {
            "a return of nothing before other code",
            PipelineFix.Key,
            """
            class C
            {
                static void Delete(string path)
                {
                    if (path.Length > 0)
                    {
                        while (true)
                        {
                            try
                            {
                                File.Delete(path);
                                return;
                            }
                            catch (IOException)
                            {
                            }
                        }
                    }

                    Console.WriteLine();
                }

            """,
            """
            class C
            {
                private static readonly ResiliencePipeline DeleteRetry = new ResiliencePipelineBuilder()
                    .AddRetry(new RetryStrategyOptions
                    {
                        ShouldHandle = new PredicateBuilder().Handle<IOException>(),
                        MaxRetryAttempts = 5,
                        Delay = TimeSpan.FromSeconds(1),
                        BackoffType = DelayBackoffType.Exponential,
                        UseJitter = true,
                        MaxDelay = TimeSpan.FromSeconds(30),
                    })
                    .Build();

                static void Delete(string path)
                {
                    if (path.Length > 0)
                    {
                        DeleteRetry.Execute(() => File.Delete(path));
                        return;
                    }

                    Console.WriteLine();
                }

            """
        },
    };
}
