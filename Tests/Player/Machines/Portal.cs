using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Lrs.Records.Keys;
using Tests.Player.Launch;
using Tests.Support;

namespace Tests.Player.Machines;

/// <summary>Somebody else's portal: it has a key and calls the API.</summary>
internal sealed class Portal(HttpClient http)
{
    public const string HomePage = "https://panchayat.example";

    public static async Task<Portal> With(RunningServer server, string scope = Scope.Player, string? department = null)
    {
        var made = (await server.Get<ApiKeys>().Create("portal", department, [scope], CancellationToken.None)).Value;
        var http = RunningServer.NewBrowser(server.PortalOrigin);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{made.Key.Name}:{made.Secret}")));
        return new Portal(http);
    }

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync("/api/v1" + path);

    public Task<HttpResponseMessage> Post(string path, object? body = null) => http.PostAsync("/api/v1" + path, body is null ? null : JsonContent.Create(body));

    public Task<HttpResponseMessage> Send(string path, HttpContent body) => http.PostAsync("/api/v1" + path, body);

    public Task<HttpResponseMessage> Delete(string path) => http.DeleteAsync("/api/v1" + path);

    public async Task<JsonElement> Read(string path) => await Classroom.Json(await Get(path));

    /// <summary>Registers somebody; answers the registration's path.</summary>
    public async Task<string> Register(string name = "asha", string course = Classroom.Slug, string homePage = HomePage)
    {
        var made = await Post("/registrations", new { course, learner = new { account = new { homePage, name }, name = "Asha of the panchayat" } });
        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        return made.Headers.Location!.ToString()["/api/v1".Length..];
    }

    /// <summary>Makes a link and follows it as a browser with no cookies; answers the address of the launch.</summary>
    public async Task<string> Launch(string registration, RunningServer server, object? link = null)
    {
        var made = await Post(registration + "/launches", link ?? new { language = "en" });
        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        var address = JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("address").GetString()!;
        using var browser = RunningServer.NewBrowser(server.PortalOrigin);
        var followed = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.SeeOther, followed.StatusCode);
        var launch = followed.Headers.Location!.AbsoluteUri.Split('?')[0];
        // Where the course is open elsewhere the person continues here.
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync(launch + "take", null)).StatusCode);
        return launch;
    }
}
