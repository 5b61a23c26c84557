using System.Net;
using System.Security.Cryptography;
using System.Text;
using Lrs.Records;
using Lrs.Records.Statements;
using Lrs.Records.Stream;
using Lrs.Storage;
using Microsoft.Extensions.Options;
using Tests.Support;

namespace Tests.Training.Catalogue;

/// <summary>The first page over the real house, from "start" to "open again".</summary>
public sealed class MyCourses
{
    private const string Course = "https://lrs.haryana.gov.in/courses/e-office";

    [Theory, EveryDatabase]
    public async Task A_course_goes_from_start_over_continue_to_open_again(RunningServer server)
    {
        using var browser = await SignedIn(server, "HR100001");
        Assert.Contains("There is no course for you yet", await Page(browser));

        await Write(server, "insert into course (slug, department, title_hi, title_en, for_all, current_version, created) values ('e-office', 'EDU', 'ई-ऑफ़िस', 'e-Office', 1, 1, 1)");
        var fresh = await Page(browser);
        Assert.Contains("start “e-Office”", fresh);
        Assert.Contains("action=\"/learn/e-office\"", fresh);
        Assert.Contains(">Start<", fresh);

        await Says(server, "initialized", "");
        Assert.Contains(">Continue<", await Page(browser));

        await Says(server, "completed", ",\"result\":{\"score\":{\"scaled\":0.85}}");
        var done = await Page(browser);
        Assert.Contains(">Open again<", done);
        Assert.Contains("85%", done);
        Assert.Contains("You have completed all your courses.", done);
    }

    [Theory, EveryDatabase]
    public async Task A_result_stays_when_the_course_is_no_longer_offered(RunningServer server)
    {
        using var browser = await SignedIn(server, "HR100001");
        await Write(server, "insert into course (slug, department, title_hi, title_en, for_all, current_version, created) values ('e-office', 'REV', 'ई-ऑफ़िस', 'e-Office', 0, 1, 1)");
        await Says(server, "completed", "");
        var page = await Page(browser);
        Assert.Contains("your result is kept", page);
        Assert.DoesNotContain("action=\"/learn/e-office\"", page);
    }

    [Theory, EveryDatabase]
    public async Task Who_is_not_signed_in_is_asked_to(RunningServer server)
    {
        using var browser = RunningServer.NewBrowser(server.PortalOrigin);
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var answer = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location?.ToString());
    }

    private static async Task<string> Page(HttpClient browser) => WebUtility.HtmlDecode(await browser.GetStringAsync("/?lang=en"))
        .Replace("<span class=\"sr-only\">: e-Office</span>", "", StringComparison.Ordinal);

    private static async Task<HttpClient> SignedIn(RunningServer server, string person)
    {
        const string token = "a-token-of-the-test";
        var now = Instants.ToMicros(TimeProvider.System.GetUtcNow());
        await Write(server, "insert into department (code, name_hi, name_en) values ('EDU', 'शिक्षा', 'Education'), ('REV', 'राजस्व', 'Revenue')");
        await Write(server, "insert into office (code, department, district, name_hi, name_en) values ('EDU-01', 'EDU', 'Hisar', 'निदेशालय', 'Directorate')");
        await Write(
            server,
            "insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search) values (@person, 'आशा', 'Asha', 'EDU', 'EDU-01', 'PID0001', '9', '', 1, '')",
            new { person });
        await Write(
            server, "insert into portal_session (token_hash, hrms_code, started, seen) values (@hash, @person, @now, @now)",
            new { hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))), person, now });
        var browser = RunningServer.NewBrowser(server.PortalOrigin);
        browser.DefaultRequestHeaders.Add("Cookie", "lrs.session=" + token);
        return browser;
    }

    private static Task Write(RunningServer server, string sql, object? args = null) =>
        server.Get<Database>().Write(session => session.Execute(sql, args), CancellationToken.None);

    private static async Task Says(RunningServer server, string verb, string result)
    {
        var json = $$$"""
            {"actor":{"account":{"homePage":"https://hrms.haryana.gov.in","name":"HR100001"}},
             "verb":{"id":"http://adlnet.gov/expapi/verbs/{{{verb}}}"},"object":{"id":"{{{Course}}}"}{{{result}}}}
            """;
        var read = new StatementReader(Options.Create(new RecordsOptions())).Read(Encoding.UTF8.GetBytes(json), XapiVersion.One);
        Assert.Null((await server.Get<StatementStore>().Store(read.Value, new Authority("https://tools.example", "outside"), CancellationToken.None)).Failure);
        await server.Get<RollUpRunner>().Catchup(CancellationToken.None);
    }
}
