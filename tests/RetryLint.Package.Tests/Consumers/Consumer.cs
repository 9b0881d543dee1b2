using RetryLint.Package.Tests.Feed;

namespace RetryLint.Package.Tests.Consumers;

/// <summary>A folder of projects that use the packed packages, made for one test.</summary>
internal sealed class Consumer
{
    private Consumer(string folder) => Folder = folder;

    public string Folder { get; }

    public static async Task<Consumer> Create()
    {
        var feed = await PackedFeed.Get();
        return new Consumer(Directory.CreateDirectory(Path.Combine(feed.Root, "consumers", Guid.NewGuid().ToString("N"))).FullName);
    }

    /// <summary>One project that references RetryLint, with an endless retry in it.</summary>
    public static async Task<Consumer> OfRetryLint(string properties = "", string code = Code.EndlessRetry)
    {
        var consumer = await Create();
        return consumer.Project("App", References.RetryLint, properties).File("App/Code.cs", code);
    }

    public Consumer Project(string name, string references, string properties = "") => File($"{name}/{name}.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>{properties}</PropertyGroup>
          <ItemGroup>{references}</ItemGroup>
        </Project>
        """);

    public Consumer File(string path, string content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, content);
        return this;
    }

    public string Read(string path) => System.IO.File.ReadAllText(Path.Combine(Folder, path));

    public async Task<BuildResult> Build(string project = "App", params string[] more)
    {
        var (exitCode, output) = await Dotnet.Run(Folder, ["build", project, .. more]);
        return new BuildResult(exitCode, output, Folder);
    }

    /// <summary>Packs a project into a feed beside it, under which the folder's other projects find it.</summary>
    public Task Pack(string project) => Dotnet.Must(Folder, "pack", project, "-o", Path.Combine(Folder, "libraries"), "-v", "quiet");
}
