using System.Net;
using Lrs.People;
using Lrs.Storage;
using Tests.Support;

namespace Tests.People;

/// <summary>Signing in as a browser does it.</summary>
public sealed class SigningIn
{
    private const string ShowOutbox = "--People:ShowOutbox=true";

    [Theory, EveryDatabase(ShowOutbox)]
    public async Task A_person_signs_in_comes_back_where_they_were_and_signs_out(RunningServer server)
    {
        await SampleStaff.Add(server.Get<Database>());
        var browser = new Browser(server);

        var turnedAway = await browser.Get("/me?x=1");
        Assert.Equal("/sign-in?back=%2Fme%3Fx%3D1", turnedAway.Headers.Location?.ToString());
        await browser.SignIn("hr100001", "/me?x=1");
        Assert.Equal("/me?x=1", browser.Address);
        var me = await browser.Get("/me");
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.Contains("no-store", me.Headers.CacheControl?.ToString());
        Assert.Contains("आशा देवी", await Browser.TextOf(me));

        var bye = await browser.Post("/sign-out", "/me", []);
        Assert.Equal("/sign-in", bye.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/me")).StatusCode);
    }

    [Theory, EveryDatabase(ShowOutbox)]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites(RunningServer server)
    {
        await SampleStaff.Add(server.Get<Database>());
        var answer = await new Browser(server).SignIn("HR100001");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("lrs.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.DoesNotContain("domain=", cookie);
        Assert.DoesNotContain("max-age", cookie);
    }

    [Theory, EveryDatabase(ShowOutbox)]
    public async Task A_wrong_password_is_said_on_the_page_and_known_and_unknown_codes_look_alike(RunningServer server)
    {
        await SampleStaff.Add(server.Get<Database>());
        var answers = new List<string>();
        foreach (var code in new[] { "HR100001", "HR777777" })
        {
            var browser = new Browser(server);
            var page = await browser.AskForPassword(code);
            var answer = await browser.SendPassword(page, "abcdef");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            answers.Add(Browser.WithoutTokens(await Browser.TextOf(answer)));
        }

        Assert.Contains("यह पासवर्ड सही नहीं है", answers[0]);
        Assert.Equal(answers[0], answers[1]);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string back)
    {
        await using var server = await RunningServer.Start(null, ShowOutbox);
        await SampleStaff.Add(server.Get<Database>());
        var browser = new Browser(server);
        await browser.SignIn("HR100001", back);
        Assert.Equal("/", browser.Address);
    }

    [Theory, EveryDatabase(ShowOutbox)]
    public async Task A_program_gets_401_a_person_without_the_role_403_and_a_form_without_its_token_400(RunningServer server)
    {
        await SampleStaff.Add(server.Get<Database>());
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Portal.GetAsync("/me")).StatusCode);

        var browser = new Browser(server);
        await browser.SignIn("HR200001");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/staff")).StatusCode);
        var forged = await server.Portal.PostAsync("/sign-in", new FormUrlEncodedContent([new("hrms_code", "HR100001")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Single(server.Get<OtpOutbox>().Shown);
    }

    [Theory, EveryDatabase(ShowOutbox)]
    public async Task A_page_of_another_site_signs_nobody_out(RunningServer server)
    {
        await SampleStaff.Add(server.Get<Database>());
        var browser = new Browser(server);
        await browser.SignIn("HR100001");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostBare("/sign-out")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/me")).StatusCode);
    }

    [Theory, EveryDatabase(ShowOutbox)]
    public async Task The_portal_does_not_answer_on_the_content_host(RunningServer server)
    {
        using var content = RunningServer.NewBrowser(server.ContentOrigin);
        Assert.Equal(HttpStatusCode.NotFound, (await content.GetAsync("/sign-in")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task The_outbox_is_not_there_unless_the_options_say_so(RunningServer server) =>
        Assert.Equal(HttpStatusCode.NotFound, (await server.Portal.GetAsync("/outbox")).StatusCode);

    [Theory]
    [InlineData("--Host:Bind=*")]
    [InlineData("--Web:PortalOrigin=https://lrs.example.in")]
    public async Task The_outbox_is_refused_at_start_where_others_could_see_it(string option)
    {
        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => RunningServer.Start(null, ShowOutbox, option));
        Assert.Contains("People:ShowOutbox", refused.Message);
    }
}
