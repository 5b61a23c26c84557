using System.Diagnostics;
using Authoring.Courses;
using Authoring.Packing;
using Lrs.Web;
using Microsoft.Playwright;
using Tests.Browser.Road;
using Tests.Support;
using Duration = Player.RunTime.Duration;

namespace Tests.Browser.Faults;

/// <summary>The clock of the browser's machine jumps a day on and two days back while a lesson runs that reports no time of its own.</summary>
[Collection("whole server")]
public sealed class WrongClock(Chromium chromium, FaultMatrix matrix) : IClassFixture<Chromium>
{
    private const string Learner = "HRY100005";
    private const string Slug = "quiet";

    [ChromiumFact]
    public async Task Neither_order_nor_time_is_wrong()
    {
        var began = Stopwatch.StartNew();
        await using var server = await RunningServer.StartWithSamples();
        await Publish(server);
        await using var learner = await Person.SignIn(chromium.Browser, server.PortalOrigin, Learner);
        await learner.Context.Clock.InstallAsync();
        var playing = await learner.Launch(Slug);
        var steps = await Steps.In(playing);
        await steps.Take();
        await steps.Saved();
        var lasted = Stopwatch.StartNew();
        foreach (var days in new[] { 1, -1 })
        {
            await learner.Context.Clock.SetSystemTimeAsync(DateTime.UtcNow.AddDays(days));
            if (days < 0)
                lasted.Stop();
            await steps.Take();
            await steps.Saved();
            await Assertions.Expect(playing.Page.Locator("#saved")).ToContainTextAsync("से. पहले");
        }

        var seen = await steps.Seen();
        await playing.Page.ClickAsync("#leave");
        await playing.Page.WaitForURLAsync(url => !url.Contains("/play/"));
        var values = await Steps.Values(learner, Slug);
        matrix.Judge("clock a day ahead, then a day behind", seen, Steps.Of(values), promised: 3);
        var seconds = Duration.Seconds(values.GetProperty("cmi.total_time").GetString());
        var (least, most) = (Math.Floor(lasted.Elapsed.TotalSeconds) - 1, began.Elapsed.TotalSeconds);
        matrix.Judge(
            "the same, time of the lesson", $"real time: more than {least:0} s and less than {most:0} s", $"time counted: {seconds:0} s",
            seconds > (decimal)most ? "INVENTED" : seconds < (decimal)least ? "LOST" : null);
    }

    /// <summary>A course whose only page begins and is silent then.</summary>
    private static async Task Publish(RunningServer server)
    {
        var folder = Directory.CreateTempSubdirectory("lrs-quiet-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.html"), Page);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "imsmanifest.xml"), Manifest);
        using var zip = new MemoryStream();
        Packer.Pack(folder.FullName, zip);
        folder.Delete(recursive: true);
        zip.Position = 0;
        var reading = await server.Get<Publisher>().Publish(zip, new Publication(Slug, "GAD", new Text("शांत कोर्स", "Quiet course"), [], "system"), CancellationToken.None);
        Assert.True(reading.Version is not null, string.Join('\n', reading.Findings));
    }

    private const string Page = """
        <!doctype html><meta charset="utf-8"><title>Quiet</title><button data-action="next">next</button>
        <script>parent.API_1484_11.Initialize(""); parent.API_1484_11.SetValue("cmi.exit", "suspend");</script>
        """;

    private const string Manifest = """
        <?xml version="1.0"?>
        <manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3">
          <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
          <organizations default="o"><organization identifier="o"><title>Quiet</title>
            <item identifier="only" identifierref="r"><title>Only</title></item></organization></organizations>
          <resources><resource identifier="r" type="webcontent" adlcp:scormType="sco" href="index.html"><file href="index.html"/></resource></resources>
        </manifest>
        """;
}
