using Authoring.Courses;
using Authoring.Packing;
using Lrs.Storage;
using Lrs.Web;
using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;

namespace Tests.Browser;

/// <summary>Content that takes the topmost window for its own: it hangs its last words there, asks there whether to leave, and closes it to exit.</summary>
[Collection("whole server")]
public sealed class ContentThatReachesUp(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Learner = "HRY100005";

    // The shape of an old authoring tool's page: the top window's handlers say the time and finish, but only in a window that a learning system has named.
    private const string Page = """
        <!doctype html><meta charset="utf-8"><title>one</title><button id="look">look</button><button id="exit">exit</button>
        <script>
        const api = parent.API;
        let over = false;
        api.LMSInitialize("");
        api.LMSSetValue("cmi.core.lesson_status", "incomplete");
        function finish() {
          if (over || window.name === "") return;
          over = true;
          api.LMSSetValue("cmi.core.session_time", "01:02:03");
          api.LMSFinish("");
        }
        top.onbeforeunload = () => { finish(); return ""; };
        top.onpagehide = finish;
        document.getElementById("exit").addEventListener("click", () => EXIT);
        </script>
        """;

    [ChromiumFact]
    public async Task Its_last_words_are_heard_when_the_learner_leaves_and_nobody_is_asked()
    {
        await using var server = await RunningServer.StartWithSamples();
        await Publish(server, Page);
        await using var learner = await Person.SignIn(chromium.Browser, server.PortalOrigin, Learner);
        var playing = await learner.Launch("reaches-up");
        var asked = 0;
        playing.Page.Dialog += (_, dialog) => { asked++; _ = dialog.AcceptAsync(); };
        // A browser asks only those who did something in the page.
        await playing.Sco.Locator("#look").ClickAsync();
        await playing.Saved();
        await playing.Page.ClickAsync("#leave");
        await playing.Page.WaitForURLAsync(url => !url.Contains("/play/"));
        Assert.Equal(0, asked);
        Assert.Contains("01:02:03", await Document(server));
    }

    [ChromiumTheory]
    [InlineData("top.close()")]
    [InlineData("{ const me = top.open('', '_self'); me.top.close(); location.href = 'bye.html'; }")]
    [InlineData("window.close()")]
    public async Task Closing_the_window_leads_back(string exit)
    {
        await using var server = await RunningServer.StartWithSamples();
        await Publish(server, Page.Replace("EXIT", exit, StringComparison.Ordinal));
        await using var learner = await Person.SignIn(chromium.Browser, server.PortalOrigin, Learner);
        var playing = await learner.Launch("reaches-up");
        await playing.Saved();
        await playing.Sco.Locator("#exit").ClickAsync();
        await playing.Page.WaitForURLAsync(url => !url.Contains("/play/"));
        Assert.Contains("01:02:03", await Document(server));
    }

    /// <summary>Pages around ADL's sample functions say logout whenever they are unloaded.</summary>
    [ChromiumFact]
    public async Task A_logout_said_while_the_learner_goes_on_does_not_end_the_visit()
    {
        await using var server = await RunningServer.StartWithSamples();
        await Publish(server, """
            <!doctype html><meta charset="utf-8"><title>page</title><p id="page">page</p>
            <script>
            parent.API.LMSInitialize("");
            window.onunload = () => {
              parent.API.LMSSetValue("cmi.core.lesson_status", "completed");
              parent.API.LMSSetValue("cmi.core.exit", "logout");
              parent.API.LMSFinish("");
            };
            </script>
            """, "one", "two");
        await using var learner = await Person.SignIn(chromium.Browser, server.PortalOrigin, Learner);
        var playing = await learner.Launch("reaches-up");
        await playing.Sco.Locator("#page").WaitForAsync();
        await playing.Page.ClickAsync("#next");
        await playing.Page.Locator("#toc [data-item=two][aria-current=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await playing.Sco.Locator("#page").WaitForAsync();
        Assert.Equal("deliver", await playing.Page.GetAttributeAsync("body", "data-shown"));
    }

    private static Task<string?> Document(RunningServer server) => server.Get<Database>().Read(session => session.Single<string>("select document from attempt"), CancellationToken.None);

    private static async Task Publish(RunningServer server, string page, params string[] items)
    {
        var folder = Directory.CreateTempSubdirectory("lrs-reaches-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "one.html"), page);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bye.html"), "<p>bye");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "imsmanifest.xml"),
            $"""
            <?xml version="1.0"?>
            <manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
              <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
              <organizations default="o"><organization identifier="o"><title>One</title>{string.Concat((items.Length == 0 ? ["one"] : items).Select(item => $"<item identifier=\"{item}\" identifierref=\"r\"><title>{item}</title></item>"))}</organization></organizations>
              <resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="one.html"><file href="one.html"/></resource></resources>
            </manifest>
            """);
        using var zip = new MemoryStream();
        Packer.Pack(folder.FullName, zip);
        folder.Delete(recursive: true);
        zip.Position = 0;
        var published = await server.Get<Publisher>().Publish(zip, new Publication("reaches-up", "GAD", new Text("ऊपर तक", "Reaches up"), [], "HRY100004"), CancellationToken.None);
        Assert.True(published.Version is not null, string.Join('\n', published.Findings));
    }
}
