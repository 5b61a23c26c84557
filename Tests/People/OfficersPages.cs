using System.Net;
using System.Text;
using Lrs.People;
using Lrs.Storage;
using Tests.Support;

namespace Tests.People;

/// <summary>The pages of nodal officers and the operator, as a browser sees them.</summary>
public sealed class OfficersPages
{
    private const string ShowOutbox = "--People:ShowOutbox=true";
    private const string Header = "hrms_code,name_hi,name_en,position,department,office,mobile,email\n";

    [Theory, EveryDatabase(ShowOutbox)]
    public async Task A_nodal_officer_uploads_sees_the_difference_applies_and_finds_the_people(RunningServer server)
    {
        var browser = await SignedIn(server, "HR100001");
        var staff = Header + "HR100009,नया नाम,New Name,PID0001,EDU,EDU-01,9876543210,\nHR100010,,=1+1,PID0001,REV,REV-01,9876543210,\n";
        await browser.Upload("/staff/import", "/staff/import", "staff.csv", Encoding.UTF8.GetBytes(staff));
        var check = browser.Address;
        Assert.StartsWith("/staff/import/", check);

        var page = await Browser.TextOf(await browser.Get(check));
        Assert.Contains("data-figure=\"new\">1<", page);
        Assert.Contains("data-figure=\"refused\">1<", page);
        Assert.Contains("आप विभाग REV के कर्मचारी दर्ज नहीं कर सकते।", page);
        var errors = await (await browser.Get(check + "/errors.csv?lang=en")).Content.ReadAsStringAsync();
        Assert.Contains("'=1+1", errors);
        Assert.Contains("You can't register the staff of department REV.", errors);

        await browser.Post(check + "/apply", check, []);
        Assert.Equal(check, browser.Address);
        var list = await Browser.TextOf(await browser.Get("/staff?q=new+na"));
        Assert.Contains("HR100009", list);
        Assert.DoesNotContain("HR100002", list);
        Assert.DoesNotContain("HR200001", await Browser.TextOf(await browser.Get("/staff?department=REV")));
    }

    [Theory, EveryDatabase(ShowOutbox)]
    public async Task A_file_that_is_no_register_is_answered_on_the_page(RunningServer server)
    {
        var browser = await SignedIn(server, "HR100001");
        var answer = await browser.Upload("/staff/import", "/staff/import", "staff.xlsx", Encoding.UTF8.GetBytes("PK\u0003\u0004"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("CSV UTF-8", await Browser.TextOf(answer));
    }

    [Theory, EveryDatabase(ShowOutbox, "--People:ImportBytes=2048")]
    public async Task A_file_over_the_limit_is_refused(RunningServer server)
    {
        var browser = await SignedIn(server, "HR100001");
        var small = await browser.Upload("/staff/import", "/staff/import", "staff.csv", new byte[4096]);
        Assert.Equal(HttpStatusCode.BadRequest, small.StatusCode);
        var large = await browser.Upload("/staff/import", "/staff/import", "staff.csv", new byte[200_000]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Theory, EveryDatabase(ShowOutbox)]
    public async Task The_staff_list_is_paged_by_key(RunningServer server)
    {
        var browser = await SignedIn(server, "HR100001");
        await server.Get<Database>().Write(async session =>
        {
            for (var i = 0; i < 70; i++)
                await session.Execute(
                    """
                    insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
                    values (@code, 'क', 'K', 'EDU', 'EDU-01', 'P', '', '', 1, @code)
                    """, new { code = $"HR3000{i:D2}" });
        }, default);
        var first = await Browser.TextOf(await browser.Get("/staff"));
        Assert.Contains("HR300047", first);
        Assert.DoesNotContain("HR300048", first);
        var next = await Browser.TextOf(await browser.Get("/staff?after=HR300047"));
        Assert.Contains("HR300048", next);
        Assert.DoesNotContain("rel=\"next\"", next);
    }

    [Theory, EveryDatabase(ShowOutbox)]
    public async Task The_operator_appoints_and_dismisses_and_the_log_tells_it(RunningServer server)
    {
        var browser = await SignedIn(server, "HR200001");
        await server.Get<Database>().Write(
            s => Officers.Appoint(s, "system", new Officer { HrmsCode = "HR200001", Role = Role.Operator, Department = "" }, 1), default);
        Assert.Contains("REV", await Browser.TextOf(await browser.Get("/officers")));

        await browser.Post("/officers", "/officers", new() { ["hrms_code"] = "HR100002", ["role"] = "HeadOfDepartment", ["department"] = "EDU" });
        Assert.Equal("/officers", browser.Address);
        Assert.Contains(new Grant(Role.HeadOfDepartment, "EDU"), await Grants(server, "HR100002"));
        var unknown = await browser.Post("/officers", "/officers", new() { ["hrms_code"] = "HR777777", ["role"] = "Author", ["department"] = "EDU" });
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);

        await browser.Post("/officers/dismiss", "/officers", new() { ["hrms_code"] = "HR100002", ["role"] = "HeadOfDepartment", ["department"] = "EDU" });
        Assert.Empty(await Grants(server, "HR100002"));
        await browser.Post("/officers/dismiss", "/officers", new() { ["hrms_code"] = "HR200001", ["role"] = "Operator", ["department"] = "" });
        Assert.NotEmpty(await Grants(server, "HR200001"));

        var log = await Browser.TextOf(await browser.Get("/audit?verify=true&lang=en"));
        Assert.Contains("granted a role", log);
        Assert.Contains("withdrew a role", log);
        Assert.Contains("notice-success", log);
        await server.Get<Database>().Write(s => s.Execute("update audit_entry set who = 'nobody' where number = 2"), default);
        Assert.Contains("The log was changed at entry 2.", await Browser.TextOf(await browser.Get("/audit?verify=true&lang=en")));
    }

    private static async Task<Browser> SignedIn(RunningServer server, string code)
    {
        await SampleStaff.Add(server.Get<Database>());
        var browser = new Browser(server);
        await browser.SignIn(code);
        return browser;
    }

    private static Task<IReadOnlyList<Grant>> Grants(RunningServer server, string code) =>
        server.Get<Database>().Read(session => Officers.GrantsOf(session, code), default);
}
