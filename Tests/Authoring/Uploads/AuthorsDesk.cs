using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lrs.People;
using Lrs.Storage;
using Tests.Support;

namespace Tests.Authoring.Uploads;

/// <summary>The running house with two departments, an author in each and a clerk; and a browser one of them signed in with.</summary>
internal sealed partial class AuthorsDesk(RunningServer server)
{
    public const string Author = "HR100001";
    public const string OtherAuthor = "HR200001";
    public const string Clerk = "HR100002";

    private readonly HttpClient _client = RunningServer.NewBrowser(server.PortalOrigin);

    /// <summary>Options a server for these tests needs.</summary>
    public static Task<RunningServer> Start(params string[] options) => RunningServer.Start(null, ["--People:ShowOutbox=true", .. options]);

    public static async Task<AuthorsDesk> SignIn(RunningServer server, string person = Author)
    {
        await Staff(server.Get<Database>());
        var desk = new AuthorsDesk(server);
        var asked = await desk.Post("/sign-in", "/sign-in", new() { ["hrms_code"] = person });
        var answer = await desk.Post("/sign-in/code", asked.Headers.Location!.ToString(), new() { ["password"] = server.Get<OtpOutbox>().Shown[0].Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return desk;
    }

    /// <summary>Posts a form with the hidden fields of the page it stands on.</summary>
    public async Task<HttpResponseMessage> Post(string action, string page, Dictionary<string, string> fields)
    {
        fields.TryAdd("__RequestVerificationToken", await Token(page));
        if (SignInField().Match(await Html(page)) is { Success: true } signIn)
            fields.TryAdd("sign_in", WebUtility.HtmlDecode(signIn.Groups[1].Value));
        return await _client.SendAsync(Request(HttpMethod.Post, action, new FormUrlEncodedContent(fields), "text/html"));
    }

    /// <summary>The upload form as a browser without scripts posts it.</summary>
    public async Task<HttpResponseMessage> PostFile(byte[] zip, string department = "EDU")
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await Token("/author/upload")), "__RequestVerificationToken" },
            { new StringContent(department), "department" },
            { new ByteArrayContent(zip), "file", "पाठ.zip" },
        };
        return await _client.SendAsync(Request(HttpMethod.Post, "/author/upload", form, "text/html"));
    }

    public Task<HttpResponseMessage> Get(string path) => _client.SendAsync(Request(HttpMethod.Get, path, null, "text/html"));

    public async Task<string> Html(string path) => await (await Get(path)).Content.ReadAsStringAsync();

    /// <summary>The page's text as a person reads it.</summary>
    public async Task<string> Text(string path) => WebUtility.HtmlDecode(await Html(path));

    /// <summary>What the page's script sends.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        var request = Request(method, path, body, "application/json");
        request.Headers.Add("X-Form-Token", await Token("/author/upload"));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendWithoutToken(HttpMethod method, string path) =>
        _client.SendAsync(Request(method, path, null, "application/json"));

    public async Task<string> Begin(long size, string department = "EDU")
    {
        var begun = await Send(HttpMethod.Post, "/author/uploads", JsonContent.Create(new { department, fileName = "dak.zip", size }));
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        return (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public Task<HttpResponseMessage> Append(string id, long offset, byte[] piece) =>
        Send(HttpMethod.Put, $"/author/uploads/{id}", new ByteArrayContent(piece), ("Upload-Offset", $"{offset}"));

    /// <summary>The text of an upload's page once its check has ended.</summary>
    public async Task<string> Ended(string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(patience.Token))
            if (await Text(address) is var page && !page.Contains("data-upload-state=\"Waiting\"") && !page.Contains("data-upload-state=\"Checking\""))
                return page;
        throw new InvalidOperationException();
    }

    public async Task<string> Token(string page) => TokenField().Match(await Html(page)).Groups[1].Value;

    private static HttpRequestMessage Request(HttpMethod method, string path, HttpContent? body, string accept)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Accept.ParseAdd(accept);
        return request;
    }

    private static Task Staff(Database database) => database.Write(async session =>
    {
        if (await session.Single<long>("select count(*) from department") > 0)
            return;
        await session.Execute("insert into department (code, name_hi, name_en) values ('EDU', 'शिक्षा विभाग', 'Education'), ('REV', 'राजस्व विभाग', 'Revenue')");
        await session.Execute(
            "insert into office (code, department, district, name_hi, name_en) values ('EDU-01', 'EDU', 'Panchkula', 'निदेशालय', 'Directorate'), ('REV-01', 'REV', 'Hisar', 'तहसील', 'Tehsil')");
        foreach (var (code, department) in new[] { (Author, "EDU"), (Clerk, "EDU"), (OtherAuthor, "REV") })
            await session.Execute(
                """
                insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
                values (@code, 'आशा', 'Asha', @department, @office, 'PID0001', '9000000001', '', 1, '')
                """,
                new { code, department, office = $"{department}-01" });
        await Officers.Appoint(session, "system", new Officer { HrmsCode = Author, Role = Role.Author, Department = "EDU" }, 1);
        await Officers.Appoint(session, "system", new Officer { HrmsCode = OtherAuthor, Role = Role.Author, Department = "REV" }, 1);
    }, default);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("name=\"sign_in\" value=\"([^\"]+)\"")]
    private static partial Regex SignInField();
}
