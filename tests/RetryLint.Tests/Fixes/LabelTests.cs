using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

/// <summary>Jumps back to a label, and clauses that try again on one of their ways only, as pipelines.</summary>
public class LabelTests
{
    [Theory]
    [MemberData(nameof(Rows))]
    public Task Each_becomes_a_pipeline(string name, string handled, string before, string after)
    {
        Assert.NotEmpty(name);
        return Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(
            Around("", "", before),
            Around("using Polly;\nusing Polly.Retry;\n", Field(handled), after),
            PipelineFix.Key,
            new Case { References = "polly8", TornToo = false });
    }

    public static TheoryData<string, string, string, string> Rows => new()
    {
        {
            "a label further out, and a branch of the clause that jumps",
            "Handle<IOException>(e => e.Message.Contains(\"in use\"))",
            """
                retry:
                    try
                    {
                        // The file is small.
                        File.WriteAllText(path, text);
                    }
                    catch (IOException e)
                    {
                        if (e.Message.Contains("in use"))
                        {
                            Console.WriteLine(e);
                            {|RETRY1001:goto|} retry;
                        }

                        throw;
                    }
            """,
            """
                    WriteRetry.Execute(() =>
                    {
                        try
                        {
                            // The file is small.
                            File.WriteAllText(path, text);
                        }
                        catch (IOException e)
                        {
                            if (e.Message.Contains("in use"))
                            {
                                Console.WriteLine(e);
                            }

                            throw;
                        }
                    });
            """
        },
        {
            "nothing but the jump",
            "Handle<IOException>()",
            """
                    again:
                    try
                    {
                        File.WriteAllText(path, text);
                    }
                    catch (IOException)
                    {
                        Thread.Sleep(1000);
                        {|RETRY1001:goto|} again;
                    }

                    Console.WriteLine(path);
            """,
            """
                    WriteRetry.Execute(() => File.WriteAllText(path, text));

                    Console.WriteLine(path);
            """
        },
        {
            "a loop whose clause throws on in the other branch",
            "Handle<IOException>(e => !e.Message.Contains(\"full\"))",
            """
                    {|RETRY1001:while|} (true)
                    {
                        try
                        {
                            File.WriteAllText(path, text);
                            return;
                        }
                        catch (IOException e)
                        {
                            Console.WriteLine(e);
                            if (!e.Message.Contains("full"))
                            {
                                Thread.Sleep(1000);
                            }
                            else
                            {
                                throw;
                            }
                        }
                    }
            """,
            """
                    WriteRetry.Execute(() =>
                    {
                        try
                        {
                            File.WriteAllText(path, text);
                        }
                        catch (IOException e)
                        {
                            Console.WriteLine(e);
                            if (!e.Message.Contains("full"))
                            {
                                throw;
                            }
                            else
                            {
                                throw;
                            }
                        }
                    });
            """
        },
    };

    private static string Field(string handled) => $$"""
            private static readonly ResiliencePipeline WriteRetry = new ResiliencePipelineBuilder()
                .AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().{{handled}},
                    MaxRetryAttempts = 5,
                    Delay = TimeSpan.FromSeconds(1),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    MaxDelay = TimeSpan.FromSeconds(30),
                })
                .Build();


        """;

    private static string Around(string usings, string field, string body) => $$"""
        using System;
        using System.IO;
        using System.Threading;
        {{usings}}
        class Notes
        {
        {{field}}    static void Write(string path, string text)
            {
        {{body}}
            }
        }

        """;
}
