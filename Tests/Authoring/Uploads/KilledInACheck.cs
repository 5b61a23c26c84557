using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Lrs.Storage;
using Tests.Authoring.Verdicts;
using Tests.Support;

namespace Tests.Authoring.Uploads;

/// <summary>The server is killed while it unpacks a package: the next start takes the check up again, nothing is half there, and the package can be published.</summary>
public sealed partial class KilledInACheck
{
    private const string Author = "HRY100004";
    private const int Files = 5000;

    [Fact]
    public async Task The_check_goes_on_after_the_restart()
    {
        var data = Directory.CreateTempSubdirectory("lrs-killed-check-").FullName;
        var portal = new Uri($"http://localhost:{RunningServer.FreePort()}");
        var trays = Path.Combine(data, "blobs", "trays");
        var zip = Large();
        string address;
        await using (var server = await ServerProcess.Serve(data, portal))
        {
            using var browser = RunningServer.NewBrowser(portal);
            await SignIn(browser);
            address = await Upload(browser, zip);
            await Until(() => Directory.Exists(trays) && Directory.EnumerateFiles(trays, "*", SearchOption.AllDirectories).Any());
            await server.Kill();
        }

        Assert.Equal(["checking"], await Asked(data, "select state from upload"));
        Assert.Empty(await Asked(data, "select slug from course where slug = 'large'"));
        await using (await ServerProcess.Serve(data, portal))
        {
            using var browser = RunningServer.NewBrowser(portal);
            await SignIn(browser);
            await Publish(browser, await Checked(browser, address), address);
            // The same package once more, as an author does who did not wait.
            Assert.Contains("data-upload-state=\"Checked\"", await Checked(browser, await Upload(browser, zip)));
        }

        Assert.Equal(["large"], await Asked(data, "select slug from course where slug = 'large'"));
        Assert.Equal([$"{Files + 2}"], await Asked(data, "select cast(count(*) as text) from package_file f join course_version v on v.id = f.version join course c on c.id = v.course where c.slug = 'large'"));
        Assert.Equal(["checked", "published"], await Asked(data, "select state from upload order by state"));
        // Only what waits for its publication is left beside what was published.
        Assert.Single(Directory.GetDirectories(trays));
        Directory.Delete(data, recursive: true);
    }

    private static async Task<string> Checked(HttpClient browser, string address)
    {
        var page = "";
        await Until(async () => !Working().IsMatch(page = await Html(browser, address)));
        Assert.Contains("data-upload-state=\"Checked\"", page);
        return page;
    }

    private static async Task Publish(HttpClient browser, string page, string address)
    {
        var answer = await Post(browser, $"{address}/publish", page, ("title_hi", "बड़ा"), ("title_en", "Large"), ("slug", "large"), ("audience", "own"));
        Assert.StartsWith("/author/courses", answer.Headers.Location?.ToString());
    }

    /// <summary>Thousands of files, so that the check is still at work when the first of them is there.</summary>
    private static byte[] Large()
    {
        var noise = new byte[40_000];
        new Random(3).NextBytes(noise);
        return Workshop.Zip([("imsmanifest.xml", Odd.Old()), ("start.html", Odd.Page)], manifest: false, more: zip =>
        {
            for (var n = 0; n < Files; n++)
            {
                BitConverter.TryWriteBytes(noise, n);
                using var entry = zip.CreateEntry($"media/{n}.bin", CompressionLevel.NoCompression).Open();
                entry.Write(noise);
            }
        });
    }

    private static async Task SignIn(HttpClient browser)
    {
        var page = await Html(browser, "/sign-in");
        var asked = await Post(browser, "/sign-in", page, ("hrms_code", Author));
        var code = await Html(browser, asked.Headers.Location!.ToString());
        using var outbox = RunningServer.NewBrowser(browser.BaseAddress!);
        var password = Password().Match(await Html(outbox, "/outbox")).Groups[1].Value;
        var answer = await Post(browser, "/sign-in/code", code, ("password", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task<string> Upload(HttpClient browser, byte[] zip)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Field(await Html(browser, "/author/upload"), "__RequestVerificationToken")), "__RequestVerificationToken" },
            { new StringContent("GAD"), "department" },
            { new ByteArrayContent(zip), "file", "large.zip" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/author/upload") { Content = form };
        request.Headers.Accept.ParseAdd("text/html");
        return (await browser.SendAsync(request)).Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string action, string page, params (string Name, string Value)[] said)
    {
        var fields = said.ToDictionary(field => field.Name, field => field.Value);
        foreach (var name in new[] { "__RequestVerificationToken", "sign_in" })
            if (Field(page, name) is { Length: > 0 } value)
                fields[name] = value;
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Accept.ParseAdd("text/html");
        return await browser.SendAsync(request);
    }

    private static async Task<string> Html(HttpClient browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        return await (await browser.SendAsync(request)).Content.ReadAsStringAsync();
    }

    private static string Field(string page, string name) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value);

    private static async Task<IReadOnlyList<string>> Asked(string data, string sql)
    {
        await using var database = Database.Open($"Data Source={Path.Combine(data, "lrs.db")}");
        return await database.Read(async s => (IReadOnlyList<string>)[.. await s.Query<string>(sql)], default);
    }

    private static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!await holds())
            await Task.Delay(50, patience.Token);
    }

    [GeneratedRegex("data-upload-state=\"(Waiting|Checking)\"")]
    private static partial Regex Working();

    [GeneratedRegex($"data-password-of=\"{Author}\">([0-9]+)<")]
    private static partial Regex Password();
}
