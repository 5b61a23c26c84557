using System.Text.Json;
using System.Xml.Linq;
using Authoring.Courses;
using Authoring.Packing;
using Lrs.Web;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Player.Launch;
using Tests.Support;
using Tests.Support.RunTime;

namespace Tests.Browser.Road;

/// <summary>One conformance script, and those it requires before it, played in a browser by one learner; what differs is collected.</summary>
public sealed class PlayedTrace(RunningServer server, IBrowser browser, string person, string learnerName) : IAsyncDisposable
{
    private readonly List<string> _differences = [];
    private IBrowserContext? _context;
    private IPage _page = null!;
    private string _place = "", _course = "";

    /// <summary>Calls answered, controls looked at and outcomes reached.</summary>
    public int Checks { get; private set; }

    public async Task<IReadOnlyList<string>> Play(string name)
    {
        _context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        // Not what is measured: a machine that does much else at once is slow, not wrong.
        _context.SetDefaultTimeout(120_000);
        var script = Load(name);
        try
        {
            if (script.TryGetProperty("requires", out var requires))
                foreach (var before in requires.GetProperty("traces").EnumerateArray())
                    await PlayScript(Load(before.GetString()!), before.GetString()!);
            await PlayScript(script, name);
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            _differences.Add($"{_place}: {failure.Message}");
        }

        return _differences;
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
            await _context.DisposeAsync();
    }

    private static JsonElement Load(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Conformance.Scorm, "traces", name + ".json"))).RootElement;

    private async Task PlayScript(JsonElement script, string name)
    {
        foreach (var package in script.GetProperty("packages").EnumerateArray())
        {
            _course = Text(package, "organization")!;
            await Publish(Slug(Text(package, "id")!), Text(package, "manifest")!);
        }

        foreach (var session in script.GetProperty("sessions").EnumerateArray())
            await PlaySession(name, session);
    }

    private static string Slug(string package) => package.ToLowerInvariant();

    private async Task PlaySession(string name, JsonElement session)
    {
        _page = await _context!.NewPageAsync();
        var launched = await server.Get<Launches>().Open(person, Slug(Text(session, "package")!), Language.Hi, CancellationToken.None);
        await _page.GotoAsync(launched.Address(server.Get<IOptions<WebOptions>>().Value));
        var launch = session.GetProperty("launch");
        if (Text(launch, "kind") == "choice")
            await Choose(Text(launch, "target")!);
        foreach (var step in session.GetProperty("steps").EnumerateArray())
        {
            _place = $"{name} step {step.GetProperty("n").GetInt32()}";
            if (!await PlayStep(step))
                break;
        }

        await _page.CloseAsync();
    }

    /// <summary>False where the script asks for what this player does not offer, and can't go on.</summary>
    private async Task<bool> PlayStep(JsonElement step)
    {
        await Delivered(Text(step.GetProperty("deliver"), "href")!);
        foreach (var control in Array(step, "uiDuring"))
            await Watch(control);
        var terminate = Text(step, "terminate")!;
        Compare(step, await _page.EvaluateAsync<string[][]>(
            """
            ([calls, unload, atOnce]) => {
              const api = window.API_1484_11, frame = document.getElementById("sco").contentWindow;
              const make = call => {
                let element = call.element ?? "";
                if (call.indexOf) {
                  const count = Number(api.GetValue(call.indexOf.collection + "._count"));
                  for (let i = 0; i < count; i++) if (api.GetValue(`${call.indexOf.collection}.${i}.id`) === call.indexOf.id) element = element.replace("{n}", i);
                }
                const args = call.call === "GetValue" ? [element] : call.call === "SetValue" ? [element, call.value] : [call.argument ?? ""];
                return call.call === "CompareObjectiveIds" ? ["", "0"] : [api[call.call](...args), api.GetLastError()];
              };
              const answers = calls.map(make);
              if (atOnce) api.Terminate("");
              else frame.addEventListener("pagehide", () => { unload.forEach(make); api.Terminate(""); });
              return answers;
            }
            """,
            new object[]
            {
                Array(step, "calls").Select(Plain).ToArray(), Array(step, "unloadCalls").Select(Plain).ToArray(), terminate == "after-calls",
            }));
        return await Navigate(step) && (!step.TryGetProperty("then", out var then) || await Navigate(then));
    }

    private async Task<bool> Navigate(JsonElement step)
    {
        var navigation = step.GetProperty("navigation");
        if (Text(navigation, "source") == "learner" && !await Click(navigation))
            return false;
        await Ended(step.GetProperty("expect"));
        return true;
    }

    /// <summary>
    /// What the learner does; false for what this player offers nothing to click for: a learner who leaves suspends or finishes the course,
    /// and the table of contents begins below the course itself.
    /// </summary>
    private async Task<bool> Click(JsonElement navigation)
    {
        switch (Text(navigation, "request"))
        {
            case "continue":
                await _page.ClickAsync("#next");
                return true;
            case "previous":
                await _page.ClickAsync("#previous");
                return true;
            case "choice" when Text(navigation, "target") != _course:
                await Choose(Text(navigation, "target")!);
                return true;
            case "suspendAll":
                await _page.ClickAsync("#leave");
                return true;
            default:
                return false;
        }
    }

    private async Task Choose(string target)
    {
        var line = _page.Locator($"#toc [data-item='{target}']");
        await line.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        if (!await line.IsVisibleAsync())
            await _page.ClickAsync("#toc-button");
        await line.ClickAsync();
    }

    /// <summary>Waits until the item is in the frame, and not as the step before left it.</summary>
    private async Task Delivered(string href)
    {
        await _page.WaitForFunctionAsync(
        """
        href => {
          const frame = document.getElementById("sco")?.contentWindow;
          const wanted = new URL(href, new URL(document.body.dataset.base + "files/", location.href)).href;
          if (!frame || frame.location.href !== wanted || frame.document.readyState !== "complete" || frame.played) return false;
          return frame.played = true;
        }
        """,
        href);
        Checks++;
    }

    private async Task Ended(JsonElement expected)
    {
        var outcome = Text(expected, "outcome");
        if (outcome == "deliver" || (expected.TryGetProperty("asserted", out var asserted) && !asserted.GetBoolean()))
            return;
        if (outcome == "session-suspended")
            await _page.WaitForURLAsync(url => !url.Contains("/play/"), new() { WaitUntil = WaitUntilState.Commit });
        else
            await _page.WaitForFunctionAsync(
                "title => { const panel = document.getElementById('panel'); return !panel.hidden && panel.querySelector('h2').textContent === panel.dataset[title]; }",
                outcome == "session-ended" ? "doneTitle" : "chooseTitle");
        Checks++;
    }

    private async Task Watch(JsonElement control)
    {
        bool? wanted = Text(control, "require") switch
        {
            "available" or "present-and-enabled" or "visible" => true,
            "unavailable" or "absent-or-disabled" or "not-visible" => false,
            _ => null,
        };
        var target = $"#toc [data-item='{Text(control, "target")}']";
        var got = Text(control, "control") switch
        {
            "continue" => await _page.Locator("#next").IsVisibleAsync(),
            "previous" => await _page.Locator("#previous").IsVisibleAsync(),
            "choice" when Text(control, "require") is "visible" or "not-visible" => await _page.Locator(target).CountAsync() > 0,
            "choice" => await _page.Locator(target + ":enabled").CountAsync() > 0,
            // A table of contents in which nothing else can be chosen is there to be read: "disabled" in the words of the scripts.
            _ => await _page.Locator("#toc [data-item]:enabled:not([aria-current])").CountAsync() > 0,
        };
        if (wanted is null)
            return;
        Checks++;
        if (wanted != got)
            _differences.Add($"{_place}: {control.GetProperty("control")} {Text(control, "target")} wanted {wanted}, got {got}");
    }

    private void Compare(JsonElement step, string[][] answers)
    {
        foreach (var (call, answer) in Array(step, "calls").Zip(answers))
        {
            if (!call.TryGetProperty("expect", out var expect) || Text(call, "call") == "CompareObjectiveIds")
                continue;
            Checks++;
            var compare = Text(expect, "compare");
            var wanted = (compare == "one-of" ? Text(expect, "adlExpected") : Text(expect, "returns"))
                ?.Replace("${LEARNER_ID}", person).Replace("${LEARNER_NAME}", learnerName);
            var same = wanted is null || compare is "ignore-value" or "length<255" || (compare == "typed" ? Typed.Same(wanted, answer[0]) : wanted == answer[0]);
            if (!same || (Text(expect, "error") is { } error && error != answer[1]))
                _differences.Add($"{_place}: {Text(call, "call")} {Text(call, "element")} gave {answer[0]} / {answer[1]}, wanted {wanted} / {Text(expect, "error")}");
        }
    }

    /// <summary>The manifest as a package: its pages are empty, the script makes their calls.</summary>
    private async Task Publish(string slug, string manifest)
    {
        var folder = Directory.CreateTempSubdirectory("lrs-trace-");
        var text = await File.ReadAllTextAsync(Path.Combine(Conformance.Scorm, manifest));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "imsmanifest.xml"), text);
        var hrefs = XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName is "file" or "resource").Select(e => (string?)e.Attribute("href")).OfType<string>();
        var bases = XDocument.Parse(text).Descendants().SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName == "base").Select(a => a.Value).Append("").Distinct().ToList();
        foreach (var path in hrefs.SelectMany(href => bases.Select(b => (b + href).Split('?', '#')[0])).Where(path => path.Length > 0 && !path.Contains(':')).Distinct())
        {
            var file = Path.Combine(folder.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "<!doctype html><title>trace</title>");
        }

        using var zip = new MemoryStream();
        Packer.Pack(folder.FullName, zip);
        folder.Delete(recursive: true);
        zip.Position = 0;
        var published = await server.Get<Publisher>().Publish(zip, new Publication(slug, "EDU", new Text(slug, slug), [], "system"), CancellationToken.None);
        Assert.True(published.Version is not null, string.Join('\n', published.Findings));
    }

    private static Dictionary<string, object?> Plain(JsonElement call) => new()
    {
        ["call"] = Text(call, "call"),
        ["element"] = Text(call, "element"),
        ["value"] = Text(call, "value"),
        ["argument"] = Text(call, "argument"),
        ["indexOf"] = call.TryGetProperty("indexOf", out var index)
            ? new Dictionary<string, object?> { ["collection"] = Text(index, "collection"), ["id"] = Text(index, "id") }
            : null,
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
