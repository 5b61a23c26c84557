using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Lrs.Records.Checking;
using Lrs.Records.Keys;
using Lrs.Storage;
using Tests.Support;

namespace Tests.People.Keys;

/// <summary>A key of a department reads what is about its staff or came from its keys, and nothing else, whatever it asks.</summary>
public sealed class DepartmentKeys
{
    private const string Activity = "http://example.in/course";

    [Theory, EveryDatabase]
    public async Task A_departments_key_reads_its_staff_and_its_own_tools_only(RunningServer server)
    {
        await SampleStaff.Add(server.Get<Database>());
        using var state = await Client(server, null);
        using var education = await Client(server, "EDU");
        using var revenue = await Client(server, "REV");
        var ofAsha = await Post(state, SampleStaff.Asha.HrmsCode);
        var ofChand = await Post(state, SampleStaff.Chand.HrmsCode);
        var ofTool = await Post(education, null);

        Assert.Equal(new[] { ofAsha, ofTool }.Order(), (await Ids(education, "")).Order());
        Assert.Equal([ofChand], await Ids(revenue, ""));
        Assert.Equal(new[] { ofAsha, ofChand, ofTool }.Order(), (await Ids(state, "")).Order());
        Assert.Equal([ofChand], await Ids(revenue, $"?activity={Uri.EscapeDataString(Activity)}"));
        Assert.Empty(await Ids(revenue, $"?agent={Uri.EscapeDataString(Agent(SampleStaff.Asha.HrmsCode))}"));
        Assert.Equal(HttpStatusCode.OK, (await education.GetAsync($"/xapi/statements?statementId={ofAsha}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await revenue.GetAsync($"/xapi/statements?statementId={ofAsha}")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_departments_key_has_no_way_to_the_documents_of_anothers_staff(RunningServer server)
    {
        await SampleStaff.Add(server.Get<Database>());
        using var education = await Client(server, "EDU");
        using var revenue = await Client(server, "REV");
        var asha = Uri.EscapeDataString(Agent(SampleStaff.Asha.HrmsCode));
        var state = $"/xapi/activities/state?activityId={Uri.EscapeDataString(Activity)}&stateId=bookmark&agent={asha}";
        var profile = $"/xapi/agents/profile?profileId=language&agent={asha}";
        foreach (var address in new[] { state, profile })
        {
            Assert.Equal(HttpStatusCode.NoContent, await Put(education, address));
            Assert.Equal(HttpStatusCode.OK, (await education.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await revenue.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, await Put(revenue, address));
            Assert.Equal(HttpStatusCode.Forbidden, (await revenue.DeleteAsync(address)).StatusCode);
        }

        var guest = Uri.EscapeDataString("""{"mbox":"mailto:guest@example.in"}""");
        Assert.Equal(HttpStatusCode.NoContent, await Put(revenue, $"/xapi/agents/profile?profileId=language&agent={guest}"));
    }

    [Theory, EveryDatabase]
    public async Task Who_may_read_it_stays_when_postings_are_checked_and_mended(RunningServer server)
    {
        var database = server.Get<Database>();
        await SampleStaff.Add(database);
        using var state = await Client(server, null);
        using var education = await Client(server, "EDU");
        var ofAsha = await Post(state, SampleStaff.Asha.HrmsCode);
        Assert.Empty((await server.Get<StoreCheck>().Run(mend: false, CancellationToken.None)).Wrong);
        await database.Write(session => session.Execute("delete from posting where list % 4 = 0"), CancellationToken.None);
        Assert.True((await server.Get<StoreCheck>().Run(mend: true, CancellationToken.None)).IsMended);
        Assert.Equal([ofAsha], await Ids(education, ""));
    }

    private static async Task<HttpClient> Client(RunningServer server, string? department)
    {
        var key = (await server.Get<ApiKeys>().Create("test", department, [Scope.All], CancellationToken.None)).Value;
        var http = RunningServer.NewBrowser(server.PortalOrigin);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key.Key.Name}:{key.Secret}")));
        http.DefaultRequestHeaders.Add("X-Experience-API-Version", "2.0.0");
        return http;
    }

    private static async Task<HttpStatusCode> Put(HttpClient http, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent("page 7", Encoding.UTF8, "text/plain") };
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        return (await http.SendAsync(request)).StatusCode;
    }

    private static async Task<string> Post(HttpClient http, string? person)
    {
        var actor = person is null ? """{"mbox":"mailto:guest@example.in"}""" : Agent(person);
        var json = $$"""{"actor":{{actor}},"verb":{"id":"http://adlnet.gov/expapi/verbs/experienced"},"object":{"id":"{{Activity}}"} }""";
        using var answer = await http.PostAsync("/xapi/statements", new StringContent(json, Encoding.UTF8, "application/json"));
        return JsonSerializer.Deserialize<string[]>(await answer.Content.ReadAsStringAsync())![0];
    }

    private static async Task<IReadOnlyList<string>> Ids(HttpClient http, string query)
    {
        using var page = JsonDocument.Parse(await http.GetStringAsync("/xapi/statements" + query));
        return [.. page.RootElement.GetProperty("statements").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
    }

    private static string Agent(string code) =>
        $$"""{"account":{"homePage":"https://hrms.haryana.gov.in","name":"{{code}}"} }""";
}
