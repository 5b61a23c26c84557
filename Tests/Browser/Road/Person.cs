using Microsoft.Playwright;

namespace Tests.Browser.Road;

/// <summary>One person at a browser of his own, signed in to the portal.</summary>
public sealed class Person : IAsyncDisposable
{
    private Person(IBrowserContext context, Uri portal) => (Context, Portal) = (context, portal);

    public IBrowserContext Context { get; }

    public Uri Portal { get; }

    /// <summary>Signs in with the HRMS code and the one-time password from the outbox page; in the browser of somebody else where <paramref name="context"/> is given.</summary>
    public static async Task<Person> SignIn(IBrowser browser, Uri portal, string hrmsCode, Screenshots? shots = null, IBrowserContext? context = null)
    {
        context ??= await browser.NewContextAsync(new() { ViewportSize = new() { Width = Screenshots.Phone, Height = 740 } });
        context.SetDefaultTimeout(Chromium.Patience);
        var person = new Person(context, portal);
        var page = await person.Open("/sign-in");
        await Shoot(shots, page, "sign-in");
        await page.FillAsync("input[name=hrms_code]", hrmsCode);
        await page.ClickAsync("main button[type=submit]");
        var password = page.Locator("input[name=password]");
        await password.WaitForAsync();
        await Shoot(shots, page, "sign-in-password");
        var outbox = await person.Open("/outbox");
        var sent = await outbox.Locator($"[data-password-of={hrmsCode}]").First.InnerTextAsync();
        await Shoot(shots, outbox, "outbox");
        await outbox.CloseAsync();
        await password.FillAsync(sent.Trim());
        await page.ClickAsync("main button[type=submit]");
        await page.Locator(".person").WaitForAsync();
        await page.CloseAsync();
        return person;
    }

    /// <summary>A new tab at an address of the portal.</summary>
    public async Task<IPage> Open(string path)
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync(new Uri(Portal, path).AbsoluteUri);
        return page;
    }

    /// <summary>From the list of courses into the player; where the course is open elsewhere it is continued here.</summary>
    public async Task<Playing> Launch(string slug)
    {
        var playing = await OpenCourse(slug);
        await playing.Page.Locator("body[data-shown]").WaitForAsync();
        if (await playing.Page.GetAttributeAsync("body", "data-shown") == "opened-elsewhere")
            await playing.ContinueHere.ClickAsync();
        return playing;
    }

    /// <summary>The same, and whatever the player shows first.</summary>
    public async Task<Playing> OpenCourse(string slug)
    {
        var page = await Open("/");
        await page.ClickAsync($"form[action='/learn/{slug}'] button");
        await page.WaitForURLAsync("**/play/**");
        return new Playing(page);
    }

    /// <summary>The language of all further pages.</summary>
    public async Task Read(string language) => await (await Open($"/?lang={language}")).CloseAsync();

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private static Task Shoot(Screenshots? shots, IPage page, string name) => shots is null ? Task.CompletedTask : shots.Of(page, name);
}
