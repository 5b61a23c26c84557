using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Authoring.Courses;
using Authoring.Uploads;
using Lrs.Storage;
using Tests.Support;

namespace Tests.Authoring.Uploads;

/// <summary>From the author's browser to a published course, and to a refusal, over the running house.</summary>
public sealed class UploadRoad
{
    private static readonly byte[] Zip = Workshop.Zip([("start.html", "<p>dak</p>"), ("old.swf", "x")]);
    private static readonly Dictionary<string, string> Form = new()
    {
        ["title_hi"] = "डाक", ["title_en"] = "Dak", ["slug"] = "dak", ["audience"] = "own",
    };

    [Fact]
    public async Task A_zip_sent_in_pieces_over_a_broken_connection_is_checked_and_published()
    {
        await using var server = await AuthorsDesk.Start();
        var desk = await AuthorsDesk.SignIn(server);
        var id = await desk.Begin(Zip.Length);

        Assert.Equal(HttpStatusCode.OK, (await desk.Append(id, 0, Zip[..300])).StatusCode);
        // The answer to the first piece was lost, so the browser sends it again.
        var again = await desk.Append(id, 0, Zip[..300]);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.Send(HttpMethod.Post, $"/author/uploads/{id}/finish", null)).StatusCode);
        var reached = await (await desk.Send(HttpMethod.Get, $"/author/uploads/{id}/offset", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(300, reached.GetProperty("offset").GetInt64());
        Assert.Equal(HttpStatusCode.OK, (await desk.Append(id, 300, Zip[300..])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await desk.Send(HttpMethod.Post, $"/author/uploads/{id}/finish", null)).StatusCode);

        var page = await desk.Ended($"/author/uploads/{id}");
        Assert.Contains("SCORM 1.2", page);
        Assert.Contains("data-finding=\"flash-inside\"", page);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(server.Data, "uploads")));

        var published = await desk.Post($"/author/uploads/{id}/publish", $"/author/uploads/{id}", new(Form));
        Assert.Equal("/author/courses?published=dak", published.Headers.Location?.ToString());
        Assert.Contains("data-course=\"dak\"", await desk.Html("/author/courses?published=dak"));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Data, "uploads")));
        var course = (await server.Get<CourseCatalog>().Find("dak", default))!;
        Assert.Equal(("EDU", false), (course.Department, course.ForAll));
        Assert.True(course.IsFor("EDU") && !course.IsFor("REV"));
        var file = (await server.Get<CourseCatalog>().FileOf(course.CurrentVersion, "start.html", default))!;
        Assert.NotNull(server.Get<BlobStore>().PathOf(file.Sha256));
        Assert.Equal(1, await Count(server, $"audit_entry where act = 'course-published'"));
    }

    [Fact]
    public async Task Files_that_a_crash_left_are_cleared_away_and_what_waits_for_its_author_stays()
    {
        await using var server = await AuthorsDesk.Start();
        var desk = await AuthorsDesk.SignIn(server);
        var waiting = (await desk.PostFile(Zip)).Headers.Location!.ToString();
        await desk.Ended(waiting);
        var trays = Path.Combine(server.Data, "blobs", "trays");
        var ofTheAuthor = Assert.Single(Directory.EnumerateDirectories(trays));
        var (left, atWork) = (await Left(), await Left());
        foreach (var old in new[] { ofTheAuthor, left })
            Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-1));

        // Another check is done, and the worker clears up after it.
        await desk.Ended((await desk.PostFile(Workshop.Zip([("../../evil", "x")]))).Headers.Location!.ToString());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Directory.Exists(left))
            await Task.Delay(50, patience.Token);
        Assert.True(Directory.Exists(atWork) && Directory.Exists(ofTheAuthor));
        var published = await desk.Post($"{waiting}/publish", waiting, new(Form));
        Assert.Equal("/author/courses?published=dak", published.Headers.Location?.ToString());

        async Task<string> Left()
        {
            var name = Guid.NewGuid();
            await server.Get<BlobStore>().Tray(name).Put(new MemoryStream([1, 2, 3]), default);
            return Path.Combine(trays, $"{name:N}");
        }
    }

    [Fact]
    public async Task A_refused_zip_leaves_its_findings_and_nothing_else()
    {
        await using var server = await AuthorsDesk.Start();
        var desk = await AuthorsDesk.SignIn(server);

        var posted = await desk.PostFile(Workshop.Zip([("start.html", "x"), ("../../evil", "x")]));

        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
        var page = await desk.Ended(posted.Headers.Location!.ToString());
        Assert.Contains("data-upload-state=\"Refused\"", page);
        Assert.Contains("data-finding=\"path-climbs-out\"", page);
        Assert.Contains("../../evil", page);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Data, "uploads")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Data, "blobs"), "*", SearchOption.AllDirectories));
        Assert.Equal(0, await Count(server, "course"));
    }

    [Fact]
    public async Task Publishing_twice_makes_one_version_and_a_wrong_address_is_told_beside_the_field()
    {
        await using var server = await AuthorsDesk.Start();
        var desk = await AuthorsDesk.SignIn(server);
        var address = (await desk.PostFile(Zip)).Headers.Location!.ToString();
        await desk.Ended(address);

        var wrong = await desk.Post($"{address}/publish", address, new(Form) { ["slug"] = "Dak Office" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var page = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Contains("value=\"Dak Office\"", page);
        Assert.Contains("id=\"slug-error\"", page);

        var token = await desk.Token(address);
        await desk.Post($"{address}/publish", address, new(Form));
        var second = await desk.Post($"{address}/publish", "/author/upload", new(Form) { ["__RequestVerificationToken"] = token });
        Assert.Equal("/author/courses", second.Headers.Location?.ToString());
        Assert.Equal(1, await Count(server, "course_version"));
    }

    [Fact]
    public async Task Only_an_author_uploads_and_sees_only_the_uploads_of_his_department()
    {
        await using var server = await AuthorsDesk.Start();
        var author = await AuthorsDesk.SignIn(server);
        var clerk = await AuthorsDesk.SignIn(server, AuthorsDesk.Clerk);
        var other = await AuthorsDesk.SignIn(server, AuthorsDesk.OtherAuthor);
        var id = await author.Begin(Zip.Length);

        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Get("/author/upload")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/author/uploads/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Append(id, 0, Zip)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostFile(Zip, "EDU")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await author.Get($"/author/uploads/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_request_that_is_not_from_our_page_is_refused()
    {
        await using var server = await AuthorsDesk.Start();
        var desk = await AuthorsDesk.SignIn(server);
        var id = await desk.Begin(Zip.Length);
        var forged = await desk.Send(HttpMethod.Put, $"/author/uploads/{id}", new ByteArrayContent(Zip), ("Upload-Offset", "0"));
        Assert.Equal(HttpStatusCode.OK, forged.StatusCode);
        forged = await desk.SendWithoutToken(HttpMethod.Post, $"/author/uploads/{id}/finish");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains("form-token", await forged.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_zip_over_the_limit_is_refused_before_a_byte_is_sent()
    {
        await using var server = await AuthorsDesk.Start("--Authoring:MostUploadBytes=1000");
        var desk = await AuthorsDesk.SignIn(server);
        var refused = await desk.Send(
            HttpMethod.Post, "/author/uploads", JsonContent.Create(new { department = "EDU", fileName = "film.zip", size = 1001 }));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        var id = await desk.Begin(10);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await desk.Append(id, 0, new byte[11])).StatusCode);
    }

    [Fact]
    public async Task A_check_that_a_crash_interrupted_is_taken_up_again()
    {
        await using var server = await AuthorsDesk.Start();
        var desk = await AuthorsDesk.SignIn(server);
        var id = await desk.Begin(Zip.Length);
        await desk.Append(id, 0, Zip);
        await server.Get<Database>().Write(
            s => s.Execute("update upload set state = 'checking', tries = 1, lease = 0 where id = @id", new { id = Guid.Parse(id).ToString("N") }), default);
        server.Get<CheckBell>().Ring();
        Assert.Contains("data-upload-state=\"Checked\"", await desk.Ended($"/author/uploads/{id}"));
    }

    [Fact]
    public async Task A_check_interrupted_three_times_is_given_up_with_a_cure()
    {
        await using var server = await AuthorsDesk.Start();
        var desk = await AuthorsDesk.SignIn(server);
        var id = await desk.Begin(Zip.Length);
        await desk.Append(id, 0, Zip);
        await server.Get<Database>().Write(
            s => s.Execute("update upload set state = 'checking', tries = 3, lease = 0 where id = @id", new { id = Guid.Parse(id).ToString("N") }), default);
        server.Get<CheckBell>().Ring();
        Assert.Contains("data-finding=\"check-gave-up\"", await desk.Ended($"/author/uploads/{id}"));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Data, "uploads")));
    }

    [Fact]
    public async Task A_script_in_a_title_is_only_text()
    {
        await using var server = await AuthorsDesk.Start();
        var desk = await AuthorsDesk.SignIn(server);
        var manifest = Workshop.Manifest.Replace("<title>Dak</title>", "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>", StringComparison.Ordinal);
        var address = (await desk.PostFile(Workshop.Zip([("imsmanifest.xml", manifest), ("start.html", "x")], manifest: false))).Headers.Location!.ToString();
        await desk.Ended(address);
        var html = await desk.Html(address);
        Assert.DoesNotContain("<script>alert", html);
        Assert.Contains("&lt;script&gt;alert", html);
    }

    private static Task<long> Count(RunningServer server, string from) =>
        server.Get<Database>().Read(s => s.Single<long>($"select count(*) from {from}"), default);
}
