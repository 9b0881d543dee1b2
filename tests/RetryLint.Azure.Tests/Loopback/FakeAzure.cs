using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace RetryLint.Azure.Tests.Loopback;

/// <summary>
/// A managed identity endpoint and a resource manager on loopback. Every case takes part under an id of its own (the client
/// id of an identity, a subscription), so cases share nothing but the process: the SDK reads the address of the endpoint
/// once, and MSAL keeps tokens for the whole process.
/// </summary>
internal static class FakeAzure
{
    private static readonly ConcurrentDictionary<string, Answers> Cases = new();
    private static readonly HttpListener Listener = Listen();

    /// <summary>The address, without a slash at the end.</summary>
    public static string Address { get; } = Listener.Prefixes.Single().TrimEnd('/');

    /// <summary>Before any credential is made, or the SDK would ask the real endpoint.</summary>
    [ModuleInitializer]
    internal static void Start()
    {
        Environment.SetEnvironmentVariable("AZURE_POD_IDENTITY_AUTHORITY_HOST", Address + "/");
        _ = Task.Run(Serve);
    }

    /// <summary>A new case; its requests are those whose address holds its id.</summary>
    public static Answers Answer(HttpStatusCode status)
    {
        var answers = new Answers(Guid.NewGuid().ToString(), status);
        Cases[answers.Id] = answers;
        return answers;
    }

    private static HttpListener Listen()
    {
        for (var port = 20_000 + (Environment.ProcessId % 20_000); ; port++)
        {
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (port < 60_000)
            {
                listener.Close();
            }
        }
    }

    private static async Task Serve()
    {
        while (true)
        {
            var context = await Listener.GetContextAsync();
            _ = Task.Run(() => Reply(context));
        }
    }

    private static async Task Reply(HttpListenerContext context)
    {
        var address = context.Request.Url!.ToString();
        var found = Cases.Values.FirstOrDefault(c => address.Contains(c.Id, StringComparison.OrdinalIgnoreCase));
        var (status, body) = found is null ? (HttpStatusCode.NotImplemented, "") : await found.Next();
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }
}
