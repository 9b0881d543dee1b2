using System.Text;

namespace RetryLint.Benchmarks.Compiler;

/// <summary>Code of a known amount: what no rule is about, and loops that every fact has to be found for.</summary>
internal static class SyntheticCode
{
    /// <summary>Methods of calls, conditions and loops without a failure path.</summary>
    public static string Plain(int file, int methods) => Class($"Plain{file}", methods, """
        int M@(List<int> items, string text)
        {
            var sum = 0;
            foreach (var item in items)
            {
                if (item > text.Length) sum += Math.Max(item, text.IndexOf('x'));
                else Console.WriteLine(text.Substring(1) + item.ToString());
            }

            for (var i = 0; i < sum; i++) text = text.Trim() + string.Concat(text, i.ToString());
            return items.Where(i => i > 3).Select(i => i * 2).Sum() + sum;
        }
        """);

    /// <summary>Methods with one retry each: a limit in a filter, a growing delay, a call through a routine of the class.</summary>
    public static string Retries(int file, int methods) => Class($"Retries{file}", methods, """
        async Task<string> M@(System.Net.Http.HttpClient http, CancellationToken token)
        {
            for (var attempt = 1; ; attempt++)
            {
                try { return await Call@(http, token); }
                catch (System.Net.Http.HttpRequestException e) when (attempt < 5 && e.StatusCode is not System.Net.HttpStatusCode.NotFound)
                {
                    Console.WriteLine(attempt);
                    await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), token);
                }
            }
        }
        Task<string> Call@(System.Net.Http.HttpClient http, CancellationToken token) => http.GetStringAsync("http://localhost", token);
        """);

    private static string Class(string name, int methods, string method)
    {
        var text = new StringBuilder("using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks;\nclass ");
        text.Append(name).Append("\n{\n");
        for (var i = 0; i < methods; i++)
        {
            text.Append(method.Replace("@", i.ToString(System.Globalization.CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.Append("}\n").ToString();
    }
}
