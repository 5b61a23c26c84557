using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Lrs.Records.Keys;
using Tests.Support;

namespace Tests.Reports.OData;

/// <summary>The OData service and the CSV files over the real house.</summary>
public sealed class ServiceTests
{
    [Theory, EveryDatabase(Desk.ShowOutbox, "--Reports:PageRows=2")]
    public async Task Pages_counts_and_csv_agree(RunningServer server)
    {
        await Town.Build(server);
        await Town.Says(server, "HR100002", "completed", 0.8);
        await Town.CatchUp(server);
        using var chief = await Desk.Of(server, "HR900001");

        var count = long.Parse(await chief.GetStringAsync("/odata/CompetencyResults/$count"));
        Assert.True(count >= 5);
        var seen = new List<string>();
        var next = "/odata/CompetencyResults?$count=true&$orderby=" + Uri.EscapeDataString("Level desc,NameHi");
        for (var first = true; next is not null; first = false)
        {
            using var page = JsonDocument.Parse(await chief.GetStringAsync(next));
            if (first)
                Assert.Equal(count, page.RootElement.GetProperty("@odata.count").GetInt64());
            seen.AddRange(page.RootElement.GetProperty("value").EnumerateArray()
                .Select(r => $"{r.GetProperty("HrmsCode").GetString()} {r.GetProperty("CompetencyId").GetString()}"));
            next = page.RootElement.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(count, seen.Count);
        Assert.Equal(count, seen.Distinct().Count());
        Assert.Equal("HR100002 CID0001", seen[0]);

        var csv = await chief.GetByteArrayAsync("/reports/competency-results.csv?$filter=" + Uri.EscapeDataString("Level ge 0"));
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var lines = Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(count + 1, lines.Length);
        Assert.StartsWith("Employee_Id,Full_Name,Full_Name_Hindi,", lines[0]);
        Assert.EndsWith("Report_Last_Generated_On", lines[0]);
    }

    [Theory, EveryDatabase(Desk.ShowOutbox)]
    public async Task The_service_describes_itself_and_answers_select_top_and_one_row(RunningServer server)
    {
        await Town.Build(server);
        await Town.Says(server, "HR100002", "completed", 0.8);
        await Town.CatchUp(server);
        using var hod = await Desk.Of(server, "HR100001");

        Assert.Contains("\"name\":\"CompetencyResults\"", await hod.GetStringAsync("/odata"));
        var model = await hod.GetStringAsync("/odata/$metadata");
        Assert.Contains("<EntityType Name=\"CompetencyResult\">", model);
        Assert.Contains("<PropertyRef Name=\"CompetencyId\" />", model);
        var filter = Uri.EscapeDataString("CompetencyId eq 'CID0001' and Level ge 2 and contains(NameHi,'बलबीर')");
        using var some = JsonDocument.Parse(await hod.GetStringAsync($"/odata/CompetencyResults?$filter={filter}&$select=HrmsCode,Level&$top=1"));
        var row = Assert.Single(some.RootElement.GetProperty("value").EnumerateArray());
        Assert.Contains("बलबीर सिंह", await hod.GetStringAsync($"/odata/CompetencyResults?$filter={filter}"));
        Assert.Equal(("HR100002", 2), (row.GetProperty("HrmsCode").GetString(), row.GetProperty("Level").GetInt32()));
        Assert.False(row.TryGetProperty("NameEn", out _));
        using var answer = await hod.GetAsync("/odata/CompetencyResults(HrmsCode='HR100002',CompetencyId='CID0001')");
        Assert.Equal("4.0", Assert.Single(answer.Headers.GetValues("OData-Version")));
        Assert.Contains("\"HrmsCode\":\"HR100002\"", await answer.Content.ReadAsStringAsync());
        var progress = await hod.GetStringAsync("/odata/CourseProgress?$filter=" + Uri.EscapeDataString("Status eq 'completed' and BestScaled ge 0.8"));
        Assert.Contains("\"HrmsCode\":\"HR100002\"", progress);
    }

    [Theory, EveryDatabase(Desk.ShowOutbox)]
    public async Task Rows_of_other_departments_are_not_given_out(RunningServer server)
    {
        await Town.Build(server);
        using var hod = await Desk.Of(server, "HR100001");
        Assert.DoesNotContain("HR200001", await hod.GetStringAsync("/odata/CompetencyResults"));
        Assert.DoesNotContain("HR200001", await hod.GetStringAsync("/reports/progress.csv"));
        Assert.Contains("\"value\":[]", await hod.GetStringAsync("/odata/CompetencyResults?$filter=" + Uri.EscapeDataString("DepartmentCode eq 'REV' or 1 eq 1 and HrmsCode eq 'HR200001'")));
        using var other = await hod.GetAsync("/odata/CompetencyResults(HrmsCode='HR200001',CompetencyId='CID0001')");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using var clerk = await Desk.Of(server, "HR100003");
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/odata/CompetencyResults")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_key_reads_within_its_department_and_a_stranger_nothing(RunningServer server)
    {
        await Town.Build(server);
        var keys = server.Get<ApiKeys>();
        await keys.Create("edu", "secret", "EDU", "EDU", [Scope.AllRead], CancellationToken.None);
        await keys.Create("writer", "secret", "EDU", "EDU", [Scope.StatementsWrite], CancellationToken.None);

        using var stranger = await server.Portal.GetAsync("/odata/CompetencyResults");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Contains("Basic", stranger.Headers.WwwAuthenticate.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await As(server, "edu", "wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await As(server, "writer", "secret")).StatusCode);
        var rows = await (await As(server, "edu", "secret")).Content.ReadAsStringAsync();
        Assert.Contains("HR100002", rows);
        Assert.DoesNotContain("HR200001", rows);
    }

    [Theory, EveryDatabase]
    public async Task A_person_signed_out_is_asked_to_sign_in_and_gets_no_password_box(RunningServer server)
    {
        using var browser = RunningServer.NewBrowser(server.PortalOrigin);
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");
        foreach (var address in new[] { "/reports/progress.csv", "/odata/CompetencyResults" })
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal("/sign-in?back=" + Uri.EscapeDataString(address), answer.Headers.Location?.ToString());
            Assert.Empty(answer.Headers.WwwAuthenticate);
        }

        using var program = await server.Portal.GetAsync("/reports/progress.csv");
        Assert.Equal(HttpStatusCode.Unauthorized, program.StatusCode);
        Assert.Contains("Basic", program.Headers.WwwAuthenticate.ToString());
    }

    [Theory, EveryDatabase(Desk.ShowOutbox)]
    public async Task A_refusal_is_an_OData_error_that_says_what_and_where(RunningServer server)
    {
        await Town.Build(server);
        using var hod = await Desk.Of(server, "HR100001");
        using var answer = await hod.GetAsync("/odata/CompetencyResults?$filter=Nothing%20eq%201");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("$filter", error.RootElement.GetProperty("error").GetProperty("target").GetString());
        Assert.Contains("Nothing", error.RootElement.GetProperty("error").GetProperty("message").GetString());
    }

    private static Task<HttpResponseMessage> As(RunningServer server, string name, string secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/odata/CompetencyResults");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{secret}")));
        return server.Portal.SendAsync(request);
    }
}
