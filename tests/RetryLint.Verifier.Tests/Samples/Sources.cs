namespace RetryLint.Verifier.Tests.Samples;

/// <summary>Small sources that most tests share.</summary>
internal static class Sources
{
    public const string OneCall = """
        class C
        {
            void Old() { }
            void New() { }
            void {|#1:M|}()
            {
                {|#0:Old|}();
            }
        }
        """;

    /// <summary>A class that makes the given calls in a method M; Old, New and Unclean exist.</summary>
    public static string Calling(params string[] calls) =>
        $$"""
            class C
            {
                void Old() { }
                void New() { }
                void Unclean() { }
                void M()
                {
                    {{string.Join("\n        ", calls)}}
                }
            }
            """;
}
