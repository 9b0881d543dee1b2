namespace RetryLint.Tests.Fixes;

/// <summary>Small sources around a loop.</summary>
internal static class Sources
{
    public static string Loop(string attempt, string clauses, string after = "") =>
        Method($"int Go()\n{{\n[|while|] (true)\n{{\ntry\n{{\n{attempt}\n}}\n{clauses}\n{after}\n}}\n}}");

    public static string Method(string method, string type = "class C", string members = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        {{type}}
        {
        {{Fields(type)}}
        {{members}}
        {{method}}
        static int Work(CancellationToken token = default) => 0;
        static Task<int> WorkAsync(CancellationToken token = default) => throw null!;
        static void Log(string text) { }
        static bool IsTransient(Exception exception) => true;
        }

        namespace Azure.Core { public static class Client { public static int Get() => 0; } }

        """;

    private static string Fields(string type) => type.Contains("interface", StringComparison.Ordinal) ? "" : "int x;";
}
