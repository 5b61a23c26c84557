using System.Net;
using Authoring.Courses;
using Lrs.Storage;
using Tests.Authoring.Uploads;
using Tests.Authoring.Verdicts;
using Tests.Support;

namespace Tests.Authoring.Courses;

/// <summary>What can be repaired is repaired in a copy; the author sees the difference first, and the original stays.</summary>
public sealed class OriginalsKept
{
    private static readonly Dictionary<string, string> Form = new()
    {
        ["title_hi"] = "डाक", ["title_en"] = "Dak", ["slug"] = "dak", ["audience"] = "own",
    };

    private static readonly byte[] Zip = Odd.Package(
        Odd.Old(version: "<metadata><schemaversion>9.9</schemaversion></metadata>", resources: Odd.Resource.Replace("start.html", "a\\start.html", StringComparison.Ordinal)),
        "a/start.html");

    [Fact]
    public async Task The_difference_is_shown_before_publishing_and_beside_the_version_and_the_original_can_be_had()
    {
        await using var server = await AuthorsDesk.Start();
        var desk = await AuthorsDesk.SignIn(server);
        var address = (await desk.PostFile(Zip)).Headers.Location!.ToString();
        var page = await desk.Ended(address);
        Assert.Contains("<del><code><schemaversion>9.9</schemaversion></code></del>", page);
        Assert.Contains("<ins><code><schemaversion>1.2</schemaversion></code></ins>", page);
        Assert.Contains("<ins><code>href=\"a/start.html\"</code></ins>", page);
        Assert.Equal(Zip, await Bytes(await desk.Get($"{address}/original")));

        await desk.Post($"{address}/publish", address, new(Form));

        Assert.Contains("/author/courses/dak/versions/1#repairs", await desk.Html("/author/courses"));
        Assert.Contains("3 बदलाव", await desk.Text("/author/courses/dak/versions"));
        var version = await desk.Text("/author/courses/dak/versions/1");
        Assert.Contains("<del><code><schemaversion>9.9</schemaversion></code></del>", version);
        Assert.Contains("data-finding=\"backslash-in-href\"", version);
        var original = await desk.Get("/author/courses/dak/versions/1/original");
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(Zip, await Bytes(original));
        var manifest = await (await desk.Get("/author/courses/dak/versions/1/manifest")).Content.ReadAsStringAsync();
        Assert.Contains("<schemaversion>1.2</schemaversion>", manifest);
        Assert.Contains("href=\"a/start.html\"", manifest);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Data, "uploads")));
    }

    [Fact]
    public async Task Only_those_who_write_for_the_department_get_the_original()
    {
        await using var server = await AuthorsDesk.Start();
        var desk = await AuthorsDesk.SignIn(server);
        var address = (await desk.PostFile(Zip)).Headers.Location!.ToString();
        await desk.Ended(address);
        await desk.Post($"{address}/publish", address, new(Form) { ["audience"] = "all" });
        var other = await AuthorsDesk.SignIn(server, AuthorsDesk.OtherAuthor);
        var clerk = await AuthorsDesk.SignIn(server, AuthorsDesk.Clerk);

        foreach (var path in new[] { "", "/1", "/1/original", "/1/manifest" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/author/courses/dak/versions{path}")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Get($"/author/courses/dak/versions{path}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await desk.Get($"/author/courses/dak/versions{path}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get("/author/courses/dak/versions/2/original")).StatusCode);
    }

    [Fact]
    public async Task The_content_gets_the_repaired_manifest_and_a_thrown_away_upload_leaves_no_zip()
    {
        await using var workshop = await Workshop.Open();
        var version = (await workshop.Publish(Zip)).Version!;
        var file = (await workshop.Catalog.FileOf(version.Id, "imsmanifest.xml", default))!;
        using var content = new StreamReader(workshop.Blobs.Open(file.Sha256)!);
        Assert.Contains("href=\"a/start.html\"", await content.ReadToEndAsync());
        Assert.Equal(3, workshop.FilesOnDisk().Count);

        await using var server = await AuthorsDesk.Start();
        var desk = await AuthorsDesk.SignIn(server);
        var address = (await desk.PostFile(Zip)).Headers.Location!.ToString();
        await desk.Ended(address);
        await server.Get<Database>().Write(s => s.Execute("update upload set touched = 0"), default);
        server.Get<global::Authoring.Uploads.CheckBell>().Ring();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Directory.EnumerateFiles(server.Data, "*", SearchOption.AllDirectories).Any(f => f.Contains("uploads") || f.Contains("blobs")))
            await Task.Delay(100, patience.Token);
    }

    private static Task<byte[]> Bytes(HttpResponseMessage answer) => answer.Content.ReadAsByteArrayAsync();
}
