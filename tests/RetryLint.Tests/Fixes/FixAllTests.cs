using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

public class FixAllTests
{
    private const string Usings = """
        using System;
        using System.IO;
        using Polly;
        using Polly.Retry;


        """;

    [Fact]
    public Task Several_loops_of_two_types_share_what_is_equal_and_take_turns_with_names() => Fix(
        """
        using System;
        using System.IO;

        static class Files
        {
            static void Delete(string path)
            {
                [|while|] (true)
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

            static string Read(string path)
            {
                [|while|] (true)
                {
                    try
                    {
                        return File.ReadAllText(path);
                    }
                    catch (IOException)
                    {
                    }
                }
            }

            static string Read(string path, string otherwise)
            {
                [|while|] (true)
                {
                    try
                    {
                        return File.ReadAllText(path) + otherwise;
                    }
                    catch (UnauthorizedAccessException)
                    {
                    }
                }
            }
        }

        static class Folders
        {
            static void Delete(string path)
            {
                [|while|] (true)
                {
                    try
                    {
                        Directory.Delete(path);
                        return;
                    }
                    catch (IOException)
                    {
                    }
                }
            }
        }

        """,
        Usings + $$"""
        static class Files
        {
        {{Field("DeleteRetry", "IOException")}}

        {{Field("ReadRetry", "UnauthorizedAccessException")}}

            static void Delete(string path)
            {
                DeleteRetry.Execute(() => File.Delete(path));
            }

            static string Read(string path)
            {
                return DeleteRetry.Execute(() => File.ReadAllText(path));
            }

            static string Read(string path, string otherwise)
            {
                return ReadRetry.Execute(() => File.ReadAllText(path) + otherwise);
            }
        }

        static class Folders
        {
        {{Field("DeleteRetry", "IOException")}}

            static void Delete(string path)
            {
                DeleteRetry.Execute(() => Directory.Delete(path));
            }
        }

        """);

    [Fact]
    public Task Parts_of_a_type_in_two_documents_get_different_names() => Fix(
        """
        using System;
        using System.IO;

        static partial class Files
        {
            static void Delete(string path)
            {
                [|while|] (true)
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
        }

        """,
        Usings + $$"""
        static partial class Files
        {
        {{Field("DeleteRetry", "IOException")}}

            static void Delete(string path)
            {
                DeleteRetry.Execute(() => File.Delete(path));
            }
        }

        """,
        new Case
        {
            MoreSources = new Dictionary<string, string>
            {
                ["Z.cs"] = """
                    using System;
                    using System.IO;

                    static partial class Files
                    {
                        static void Delete(string one, string other)
                        {
                            [|while|] (true)
                            {
                                try
                                {
                                    File.Delete(one);
                                    File.Delete(other);
                                    return;
                                }
                                catch (IOException)
                                {
                                }
                            }
                        }
                    }

                    """,
            },
            FixedMoreSources = new Dictionary<string, string>
            {
                ["Z.cs"] = Usings + $$"""
                    static partial class Files
                    {
                    {{Field("DeleteRetry2", "IOException")}}

                        static void Delete(string one, string other)
                        {
                            DeleteRetry2.Execute(() =>
                            {
                                File.Delete(one);
                                File.Delete(other);
                            });
                        }
                    }

                    """,
            },
        });

    [Fact]
    public Task A_loop_in_a_loop_is_fixed_too() => Fix(
        """
        using System;
        using System.IO;

        static class Files
        {
            static void Copy(string from, string to)
            {
                [|while|] (true)
                {
                    try
                    {
                        string text;
                        [|while|] (true)
                        {
                            try
                            {
                                text = File.ReadAllText(from);
                                break;
                            }
                            catch (FileNotFoundException)
                            {
                            }
                        }

                        File.WriteAllText(to, text);
                        return;
                    }
                    catch (IOException)
                    {
                    }
                }
            }
        }

        """,
        Usings + $$"""
        static class Files
        {
        {{Field("CopyRetry", "IOException")}}

        {{Field("CopyRetry2", "FileNotFoundException")}}

            static void Copy(string from, string to)
            {
                CopyRetry.Execute(() =>
                {
                    string text = CopyRetry2.Execute(() => File.ReadAllText(from));

                    File.WriteAllText(to, text);
                });
            }
        }

        """);

    private static string Field(string name, string failure) => $$"""
            private static readonly ResiliencePipeline {{name}} = new ResiliencePipelineBuilder()
                .AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<{{failure}}>(),
                    MaxRetryAttempts = 5,
                    Delay = TimeSpan.FromSeconds(1),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    MaxDelay = TimeSpan.FromSeconds(30),
                })
                .Build();
        """;

    private static Task Fix(string before, string after, Case? options = null) => Verify.Fix<EndlessLoopAnalyzer, RetryLoopFix>(
        before, after, "RetryLint.Pipeline", (options ?? new Case()) with { References = "polly8", TornToo = false });
}
