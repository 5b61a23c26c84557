using System.Net;
using System.Text.Json;
using Lrs.Storage;
using Tests.Support;
using static Tests.Player.Launch.Classroom;

namespace Tests.Player.Launch;

/// <summary>Files of a published course that a power cut took: they come again from the zip that is kept, and without it the answer says what to do.</summary>
public sealed class FilesLost
{
    [Fact]
    public async Task A_file_that_is_gone_or_short_is_unpacked_again()
    {
        await using var server = await RunningServer.Start();
        var room = await Open(server);
        var launch = await room.Launch();
        await room.Begin(launch);
        var lost = await FilesOf(server);
        File.Delete(lost["one.html"]);
        await File.WriteAllTextAsync(lost["two.html"], "");
        Assert.Contains("<title>one</title>", await room.Content.GetStringAsync(launch + "files/one.html"));
        Assert.Contains("<title>two</title>", await room.Content.GetStringAsync(launch + "files/two.html"));
        var trays = Path.Combine(server.Data, "blobs", "trays");
        Assert.True(!Directory.Exists(trays) || !Directory.EnumerateFileSystemEntries(trays).Any());
    }

    [Fact]
    public async Task Where_the_zip_is_gone_too_the_answer_names_the_file_and_the_cure()
    {
        await using var server = await RunningServer.Start();
        var room = await Open(server);
        var launch = await room.Launch();
        await room.Begin(launch);
        File.Delete((await FilesOf(server))["one.html"]);
        File.Delete(await Original(server));
        var answer = await room.Content.GetAsync(launch + "files/one.html");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("package-file-lost", "one.html"), (problem.GetProperty("code").GetString(), problem.GetProperty("place").GetString()));
        Assert.Contains("backup", problem.GetProperty("cure").GetString());
        Assert.Equal(HttpStatusCode.OK, (await room.Content.GetAsync(launch + "files/two.html")).StatusCode);
    }

    private static async Task<Dictionary<string, string>> FilesOf(RunningServer server) =>
        (await server.Get<Database>().Read(s => s.Query<FileRow>("select path, sha256 from package_file"), default))
        .ToDictionary(row => row.Path, row => server.Get<BlobStore>().PathOf(row.Sha256)!);

    private static async Task<string> Original(RunningServer server) =>
        server.Get<BlobStore>().PathOf((await server.Get<Database>().Read(s => s.Single<string>("select original from course_version"), default))!)!;

    private sealed record FileRow
    {
        public string Path { get; init; } = "";
        public string Sha256 { get; init; } = "";
    }
}
