using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Authoring.Courses;
using Authoring.Packing;
using Lrs.Records.Stream;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Extensions.Options;
using Player.Launch;
using Tests.Support;

namespace Tests.Player.Launch;

/// <summary>A running house with a person, a course of two lessons, and the wire that a browser would use.</summary>
internal sealed class Classroom(RunningServer server)
{
    public const string Person = "HR100001";
    public const string Slug = "two-lessons";

    public HttpClient Content { get; } = RunningServer.NewBrowser(server.ContentOrigin);

    public static async Task<Classroom> Open(RunningServer server)
    {
        await server.Get<Database>().Write(async session =>
        {
            await session.Execute("insert into department (code, name_hi, name_en) values ('EDU', 'शिक्षा विभाग', 'Education')");
            await session.Execute("insert into office (code, department, district, name_hi, name_en) values ('EDU-01', 'EDU', 'Panchkula', 'निदेशालय', 'Directorate')");
            return await session.Execute(
                """
                insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
                values ('HR100001', 'आशा देवी', 'Asha Devi', 'EDU', 'EDU-01', 'PID0001', '9000000001', '', 1, '')
                """);
        }, CancellationToken.None);
        var room = new Classroom(server);
        await room.Publish("one", "two");
        return room;
    }

    /// <summary>Publishes a version of the course whose lessons are these.</summary>
    public async Task Publish(params string[] lessons)
    {
        var folder = Directory.CreateTempSubdirectory("lrs-course-");
        foreach (var lesson in lessons)
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, lesson + ".html"), $"<!doctype html><title>{lesson}</title>");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "imsmanifest.xml"), Manifest(lessons));
        using var zip = new MemoryStream();
        Packer.Pack(folder.FullName, zip);
        folder.Delete(recursive: true);
        zip.Position = 0;
        var reading = await server.Get<Publisher>().Publish(
            zip, new Publication(Slug, "EDU", new Text("दो पाठ", "Two lessons"), [], "system"), CancellationToken.None);
        Assert.True(reading.Version is not null, string.Join('\n', reading.Findings));
    }

    /// <summary>Opens the course as the portal does; answers the address of the launch.</summary>
    public async Task<string> Launch() => await LaunchOf(Person);

    public async Task<string> LaunchOf(string person) =>
        (await server.Get<Launches>().Open(person, Slug, Language.En, CancellationToken.None))
            .Address(server.Get<IOptions<WebOptions>>().Value).Split('?')[0];

    public async Task<JsonElement> Begin(string launch) => await Json(await Content.PostAsync(launch + "begin", null));

    public Task<HttpResponseMessage> Commit(string launch, object batch, bool leaving = false) =>
        Content.PostAsJsonAsync(launch + (leaving ? "commit?leaving=true" : "commit"), batch);

    public static object Batch(JsonElement start, long sequence, Dictionary<string, string> set, bool terminate = false) => new
    {
        sequence, sco = start.GetProperty("sco").GetString(), session = start.GetProperty("session").GetString(), set, terminate, elapsedSeconds = 1,
    };

    public static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Last part of the verb and of the object of every statement, in stored order.</summary>
    public async Task<List<string>> Told() =>
    [
        .. (await server.Get<StatementStream>().Read(0, 10_000, CancellationToken.None)).Select(item =>
            $"{item.Statement.Verb.Split('/')[^1]} {((Lrs.Records.Statements.Activity)item.Statement.Object).Id.Split('/')[^1]}"),
    ];

    private static string Manifest(string[] lessons) =>
        $"""
        <?xml version="1.0"?>
        <manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
          <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
          <organizations default="org"><organization identifier="org"><title>Lessons</title>
            {string.Concat(lessons.Select(l => $"<item identifier=\"{l}\" identifierref=\"r-{l}\"><title>{l}</title></item>"))}
            <imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
          </organization></organizations>
          <resources>
            {string.Concat(lessons.Select(l => $"<resource identifier=\"r-{l}\" type=\"webcontent\" adlcp:scormType=\"sco\" href=\"{l}.html\"><file href=\"{l}.html\"/></resource>"))}
          </resources>
        </manifest>
        """;
}
