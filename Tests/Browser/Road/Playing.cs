using Microsoft.Playwright;

namespace Tests.Browser.Road;

/// <summary>The e-Office course open in the player; content-samples/README.md says what its pages hold.</summary>
public sealed class Playing(IPage page)
{
    private static readonly string[][] Right = [["b"], ["false"], ["c"], ["b"], ["b"], ["false"], ["a", "c"], ["c"], ["false"], ["true"]];

    public const int Questions = 10;

    public IPage Page => page;

    public IFrameLocator Sco => page.FrameLocator("#sco");

    public ILocator Next => Sco.Locator("[data-action=next]");

    /// <summary>Offered where the course is open in another window.</summary>
    public ILocator ContinueHere => page.Locator("body[data-shown=opened-elsewhere] #panel button").First;

    private ILocator Finish => Sco.Locator("[data-action=finish]");

    private ILocator Question => Sco.Locator("[data-question]");

    /// <summary>Through all lessons up to the first question; in SCORM 2004 each lesson is a SCO of its own.</summary>
    public async Task ToTheQuiz()
    {
        while (true)
        {
            await Question.Or(Next).Or(Finish).First.WaitForAsync();
            if (await Question.CountAsync() > 0)
                return;
            if (await Finish.CountAsync() == 0)
            {
                await Next.ClickAsync();
                continue;
            }

            var part = await Sco.Locator("section[data-part]").GetAttributeAsync("data-part");
            await Finish.ClickAsync();
            await Sco.Locator($"section[data-part]:not([data-part='{part}'])").WaitForAsync();
        }
    }

    /// <summary>Answers questions rightly, from the one shown to <paramref name="last"/>; returns which they were.</summary>
    public async Task<IReadOnlyList<string>> Answer(int first, int last)
    {
        var asked = new List<string>();
        for (var number = first; number <= last; number++)
        {
            await Question.WaitForAsync();
            asked.Add(await Question.GetAttributeAsync("data-question") ?? "");
            foreach (var choice in Right[number - 1])
                await Sco.Locator($"[data-choice='{choice}']").CheckAsync();
            await Sco.Locator("[data-action=submit]").ClickAsync();
            await Sco.Locator("[data-feedback=correct]").WaitForAsync();
            if (number < last || last == Questions)
                await Next.ClickAsync();
        }

        return asked;
    }

    /// <summary>From the result to the end of the course and back to the portal.</summary>
    public async Task<string?> FinishAndLeave()
    {
        var result = Sco.Locator("[data-result]");
        await result.WaitForAsync();
        var said = await result.GetAttributeAsync("data-result");
        await Finish.ClickAsync();
        await page.Locator("#strip:not([hidden]), #panel:not([hidden])").First.WaitForAsync();
        await Saved();
        var over = page.Locator("#panel:not([hidden]) a.button");
        await (await over.CountAsync() > 0 ? over : page.Locator("#leave")).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/play/"));
        await page.CloseAsync();
        return said;
    }

    /// <summary>Waits until the player says that all is saved.</summary>
    public Task Saved() => page.Locator("#saved[data-state=saved]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
