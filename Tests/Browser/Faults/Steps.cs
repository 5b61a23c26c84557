using System.Text.Json;
using Microsoft.Playwright;
using Tests.Browser.Road;

namespace Tests.Browser.Faults;

/// <param name="Done">Steps taken.</param>
/// <param name="Told">The last step up to which every Commit said true.</param>
/// <param name="Saved">The last step that the line of the player showed as saved.</param>
/// <param name="Line">What the line says now.</param>
public sealed record Seen(int Done, int Told, int Saved, string Line);

/// <summary>Numbered steps of a learner in the running lesson, each a remark of its own in the attempt; and what is found of them.</summary>
public sealed class Steps
{
    private const string Watch =
        """
        () => {
          const line = document.getElementById("saved");
          window.steps = { done: 0, told: 0, saved: 0 };
          window.takeStep = commit => {
            const remarks = API_1484_11.GetValue("cmi.comments_from_learner._count");
            API_1484_11.SetValue(`cmi.comments_from_learner.${remarks}.comment`, `step-${++steps.done}`);
            const told = commit && API_1484_11.Commit("") === "true";
            if (told && steps.told === steps.done - 1) steps.told = steps.done;
            return told;
          };
          new MutationObserver(() => { if (line.dataset.state === "saved") steps.saved = steps.done; }).observe(line, { attributes: true, attributeFilter: ["data-state"] });
        }
        """;

    private readonly IPage _page;

    private Steps(IPage page) => _page = page;

    public static string Name(int number) => $"step-{number}";

    /// <summary>From now on in a lesson that has come to rest.</summary>
    public static async Task<Steps> In(Playing playing)
    {
        await playing.Next.WaitForAsync();
        await playing.Saved();
        await playing.Page.EvaluateAsync(Watch);
        return new Steps(playing.Page);
    }

    /// <summary>Takes a step and commits it; what Commit said.</summary>
    public Task<bool> Take() => _page.EvaluateAsync<bool>("() => takeStep(true)");

    /// <summary>Takes a step and says nothing of it.</summary>
    public Task TakeQuietly() => _page.EvaluateAsync("() => { takeStep(false); }");

    /// <summary>Until the line shows the last step as saved.</summary>
    public Task Saved() => _page.WaitForFunctionAsync("() => steps.saved === steps.done", null, new() { Timeout = Chromium.Patience });

    public Task NotSaved() => _page.Locator("#saved[data-state=not-saved]").WaitForAsync();

    public async Task<Seen> Seen()
    {
        var seen = (await _page.EvaluateAsync<JsonElement?>("() => ({ ...steps, line: document.getElementById('saved').textContent })"))!.Value;
        return new Seen(Number("done"), Number("told"), Number("saved"), seen.GetProperty("line").GetString()!);

        int Number(string name) => seen.GetProperty(name).GetInt32();
    }

    /// <summary>The steps that a browser which remembers nothing gets when it opens the course.</summary>
    public static async Task<IReadOnlyList<string>> FoundElsewhere(IBrowser browser, Uri portal, string learner)
    {
        await using var person = await Person.SignIn(browser, portal, learner);
        return await Found(person);
    }

    /// <summary>The steps there when the course is opened, which also sends what this browser still has.</summary>
    public static async Task<IReadOnlyList<string>> Found(Person learner) => Of(await Values(learner, "e-office"));

    /// <summary>The steps among the values of an attempt.</summary>
    public static IReadOnlyList<string> Of(JsonElement values) =>
    [
        .. Enumerable.Range(0, 250)
            .Select(n => values.TryGetProperty($"cmi.comments_from_learner.{n}.comment", out var remark) ? remark.GetString()! : "")
            .TakeWhile(remark => remark.Length > 0),
    ];

    /// <summary>Opens a course, and answers the values that its lesson begins with.</summary>
    public static async Task<JsonElement> Values(Person learner, string slug)
    {
        var begun = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        learner.Context.Response += Hear;
        await learner.Launch(slug);
        var delivery = JsonDocument.Parse(await begun.Task.WaitAsync(TimeSpan.FromMinutes(2))).RootElement;
        learner.Context.Response -= Hear;
        return delivery.GetProperty("start").GetProperty("values");

        async void Hear(object? sender, IResponse answer)
        {
            if (answer.Ok && answer.Url.EndsWith("/begin", StringComparison.Ordinal))
                begun.TrySetResult(await answer.TextAsync());
        }
    }
}
