using System.IO.Compression;
using Lrs.People;
using Lrs.Storage;
using Microsoft.Playwright;
using Tests.Support;

namespace Tests.Browser;

/// <summary>An author's upload as the page's script does it: pieces, a lost connection, progress, findings, publication.</summary>
public sealed class UploadingAPackage(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Manifest = """
        <manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
          <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
          <organizations default="o"><organization identifier="o"><title>Dak and diary</title>
            <item identifier="i1" identifierref="r1"><title>Receipt</title></item></organization></organizations>
          <resources><resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="start.html"><file href="start.html"/><file href="seal.png"/></resource></resources>
        </manifest>
        """;

    [ChromiumFact]
    public async Task A_lost_connection_costs_one_piece_and_the_package_is_published()
    {
        await using var server = await RunningServer.Start(null, "--People:ShowOutbox=true");
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await SignedIn(server, context);
        await page.GotoAsync($"{server.PortalOrigin}author/courses?lang=en");
        await Screens(page, "author-courses-empty");

        var pieces = 0;
        await page.RouteAsync("**/author/uploads/*", async route =>
        {
            if (route.Request.Method == "PUT" && ++pieces == 2)
                await route.AbortAsync();
            else
                await route.ContinueAsync();
        });
        await page.GotoAsync($"{server.PortalOrigin}author/upload");
        await Screens(page, "author-upload");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "dak.zip", MimeType = "application/zip", Buffer = Package() });
        await page.ClickAsync("form[data-upload] button[type=submit]");
        await page.WaitForURLAsync("**/author/uploads/*-*");
        await page.WaitForSelectorAsync("[data-upload-state=Checked]");
        Assert.Equal(4, pieces);
        Assert.Equal(0, await page.Locator("[data-live]").CountAsync());
        Assert.Equal(1, await page.Locator("[data-finding=missing-file]").CountAsync());
        await Screens(page, "author-findings");

        await page.FillAsync("#title_hi", "डाक और डायरी");
        await page.FillAsync("#slug", "dak-diary");
        await page.ClickAsync("form[action$=publish] button[type=submit]");
        await page.WaitForSelectorAsync("[data-course=dak-diary]");
        await Screens(page, "author-courses");
    }

    [ChromiumFact]
    public async Task A_hostile_package_is_refused_with_reason_and_cure()
    {
        await using var server = await RunningServer.Start(null, "--People:ShowOutbox=true");
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await SignedIn(server, context);
        await page.GotoAsync($"{server.PortalOrigin}author/upload?lang=en");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "evil.zip", MimeType = "application/zip", Buffer = Package("../../evil.html") });
        await page.ClickAsync("form[data-upload] button[type=submit]");
        await page.WaitForSelectorAsync("[data-upload-state=Refused] [data-finding=path-climbs-out]");
        await Screens(page, "author-refused");
    }

    internal static async Task<IPage> SignedIn(RunningServer server, IBrowserContext context)
    {
        await server.Get<Database>().Write(async session =>
        {
            await session.Execute("insert into department (code, name_hi, name_en) values ('EDU', 'शिक्षा विभाग', 'Education')");
            await session.Execute("insert into office (code, department, district, name_hi, name_en) values ('EDU-01', 'EDU', 'Panchkula', 'निदेशालय', 'Directorate')");
            await session.Execute(
                """
                insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
                values ('HR100001', 'आशा देवी', 'Asha Devi', 'EDU', 'EDU-01', 'PID0001', '9000000001', '', 1, '')
                """);
            await Officers.Appoint(session, "system", new Officer { HrmsCode = "HR100001", Role = Role.Author, Department = "EDU" }, 1);
        }, default);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync($"{server.PortalOrigin}sign-in");
        await page.FillAsync("[name=hrms_code]", "HR100001");
        await page.ClickAsync("form[action='/sign-in'] button");
        await page.FillAsync("[name=password]", server.Get<OtpOutbox>().Shown[0].Password);
        await page.ClickAsync("form[action='/sign-in/code'] button");
        await page.WaitForLoadStateAsync();
        return page;
    }

    /// <summary>Ten megabytes that don't compress: three pieces.</summary>
    private static byte[] Package(string? evil = null)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "imsmanifest.xml", System.Text.Encoding.UTF8.GetBytes(Manifest));
            Add(zip, "start.html", "<p>dak</p>"u8.ToArray());
            var film = new byte[10 << 20];
            new Random(1).NextBytes(film);
            Add(zip, evil ?? "film.mp4", film);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(content);
    }

    /// <summary>The page as a person meets it: phone and desk, Hindi and English. Ends in English.</summary>
    private static async Task Screens(IPage page, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;
        var address = new UriBuilder(page.Url);
        foreach (var language in new[] { "hi", "en" })
        {
            address.Query = $"lang={language}";
            await page.GotoAsync($"{address}");
            foreach (var width in new[] { 360, 1280 })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{language}-{width}.png"), FullPage = true });
                Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name} scrolls sideways at {width}");
            }
        }
    }
}
