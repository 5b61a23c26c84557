using System.Globalization;
using System.Text.Json;
using Authoring.Manifests;
using Player.Sequencing;
using Tests.Support;

namespace Tests.Player.Sequencing;

/// <summary>Replays one conformance script through the engine and collects every difference.</summary>
internal sealed class TraceReplay
{
    private readonly GlobalObjectives shared = new();
    private readonly Dictionary<string, (ActivityTree Tree, SequencingState State, Dictionary<string, ScoRecorder> Suspended)> courses = [];
    private SequencingEngine engine = null!;
    private Dictionary<string, ScoRecorder> suspended = null!;
    private ScoRecorder recorder = null!;
    private SequencingTrace log = new();
    private string place = "";

    public List<string> Differences { get; } = [];

    public static TraceReplay Run(string name)
    {
        var replay = new TraceReplay();
        var script = Load(name);
        if (script.TryGetProperty("requires", out var requires))
        {
            foreach (var before in requires.GetProperty("traces").EnumerateArray())
            {
                replay.PlayScript(Load(before.GetString()!));
                replay.Differences.Clear();
            }
        }

        replay.PlayScript(script);
        return replay;
    }

    private static JsonElement Load(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Conformance.Scorm, "traces", name + ".json"))).RootElement;

    private void PlayScript(JsonElement script)
    {
        courses.Clear();
        foreach (var package in script.GetProperty("packages").EnumerateArray())
        {
            using var file = File.OpenRead(Path.Combine(Conformance.Scorm, package.GetProperty("manifest").GetString()!));
            var manifest = ManifestReader.Read(file).Manifest!;
            courses[package.GetProperty("id").GetString()!] = (ActivityTree.From(manifest.Deliverable(), manifest.Edition), new SequencingState(), []);
        }

        foreach (var session in script.GetProperty("sessions").EnumerateArray())
        {
            PlaySession(session, script.GetProperty("name").GetString()!);
        }
    }

    private void PlaySession(JsonElement session, string name)
    {
        var (tree, state, kept) = courses[session.GetProperty("package").GetString()!];
        // Between sessions the state goes through its stored form.
        state = JsonSerializer.Deserialize<SequencingState>(JsonSerializer.Serialize(state))!;
        courses[session.GetProperty("package").GetString()!] = (tree, state, kept);
        suspended = kept;
        log = new SequencingTrace();
        engine = new SequencingEngine(tree, state, shared, new Random(7), log);
        var launch = session.GetProperty("launch");
        place = $"{name} launch";
        var result = engine.Process(launch.GetProperty("kind").GetString() switch
        {
            "start" => new(NavigationRequestKind.Start),
            "resume" => new(NavigationRequestKind.ResumeAll),
            _ => new(NavigationRequestKind.Choice, Text(launch, "target")),
        });
        foreach (var step in session.GetProperty("steps").EnumerateArray())
        {
            place = $"{name} step {step.GetProperty("n").GetInt32()}";
            var item = step.GetProperty("deliver").GetProperty("item").GetString();
            if (!Check("delivered", item, result.Activity?.Identifier ?? $"{result.Outcome} {result.Exception}"))
            {
                return;
            }

            result = PlayStep(step);
        }
    }

    private NavigationResult PlayStep(JsonElement step)
    {
        var current = engine.Current!;
        recorder = suspended.Remove(current.Identifier, out var resumed) ? resumed : new ScoRecorder(current);
        recorder.Initialize(engine.InitialObjectives(current));
        foreach (var ui in Array(step, "uiDuring"))
        {
            Watch(ui);
        }

        foreach (var call in Array(step, "calls").Concat(Array(step, "unloadCalls")))
        {
            Call(call);
        }

        if (!step.TryGetProperty("navigation", out var navigation))
        {
            return new(NavigationOutcome.Refused);
        }

        if (Text(step, "terminate") != "none")
        {
            engine.RecordRunTime(recorder.Outcome());
        }

        if (recorder.Suspends || Text(navigation, "request") == "suspendAll")
        {
            suspended[current.Identifier] = recorder;
        }

        var result = Navigate(navigation, step.GetProperty("expect"));
        if (step.TryGetProperty("then", out var then))
        {
            result = Navigate(then.GetProperty("navigation"), then.GetProperty("expect"));
        }

        return result;
    }

    private NavigationResult Navigate(JsonElement navigation, JsonElement expected)
    {
        var kind = Enum.Parse<NavigationRequestKind>(Text(navigation, "request")!, ignoreCase: true);
        var target = Text(navigation, "target");
        var result = engine.Process(new NavigationRequest(kind, target is null ? null : Identifiers.Collapse(target)));
        var outcome = result.Outcome switch
        {
            NavigationOutcome.Deliver => "deliver " + result.Activity!.Identifier,
            NavigationOutcome.SessionEnded => "session-ended",
            NavigationOutcome.SessionSuspended => "session-suspended",
            NavigationOutcome.NoContent => "session-active-no-content",
            _ => "refused",
        };
        var wanted = Text(expected, "outcome") == "deliver" ? "deliver " + Text(expected, "item") : Text(expected, "outcome");
        if (!expected.TryGetProperty("asserted", out var asserted) || asserted.GetBoolean())
        {
            if (!Check($"after {kind} {target} ({result.Exception})", wanted, outcome))
            {
                // The engine's own account, to be followed with the book in hand.
                Differences.AddRange(log.Decisions.TakeLast(20).Select(decision => "    " + decision));
            }
        }

        return result;
    }

    private void Watch(JsonElement ui)
    {
        var target = Text(ui, "target") is { } text ? Identifiers.Collapse(text) : null;
        var contents = engine.Availability.Contents();
        var entry = contents.FirstOrDefault(line => line.Activity.Identifier == target);
        var shown = Text(ui, "control") switch
        {
            "continue" => engine.Availability.Shows(LmsControl.Continue),
            "previous" => engine.Availability.Shows(LmsControl.Previous),
            "choice" => entry is { IsVisible: true, IsAvailable: true },
            _ => engine.Availability.ShowsContents,
        };
        bool? wanted = Text(ui, "require") switch
        {
            "available" or "present-and-enabled" => true,
            "unavailable" or "absent-or-disabled" => false,
            "visible" => entry is { IsVisible: true } ? shown : !shown,
            "not-visible" => entry is { IsVisible: false } ? shown : !shown,
            _ => null,
        };
        if (wanted is not null)
        {
            Check($"{Text(ui, "control")} {target}", wanted.ToString(), shown.ToString());
        }
    }

    private void Call(JsonElement call)
    {
        var element = Text(call, "element") ?? "";
        if (Text(call, "call") == "CompareObjectiveIds")
        {
            var ids = call.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!).ToList();
            Check("objective ids", string.Join(' ', ids.Order(StringComparer.Ordinal)),
                string.Join(' ', Enumerable.Range(0, recorder.ObjectiveCount).Select(n => recorder.Get($"cmi.objectives.{n}.id")).Order(StringComparer.Ordinal)));
            return;
        }

        if (Text(call, "call") is not ("SetValue" or "GetValue") || !call.TryGetProperty("expect", out var expected))
        {
            return;
        }

        if (element.StartsWith("adl.nav.request_valid.", StringComparison.Ordinal) && Text(call, "call") == "GetValue")
        {
            var adl = Text(expected, "adlExpected") ?? Text(expected, "returns");
            Check(element, adl, IsValid(element[22..]) ? "true" : "false");
        }
        else if (ScoRecorder.Knows(element))
        {
            Data(call, element, expected);
        }
    }

    private bool IsValid(string request)
    {
        var target = request.Contains("{target=", StringComparison.Ordinal) ? Identifiers.Collapse(request[(request.IndexOf('=', StringComparison.Ordinal) + 1)..^1]) : "";
        return request.Split('.')[0] switch
        {
            "continue" => engine.Availability.Continue,
            "previous" => engine.Availability.Previous,
            "choice" => engine.Availability.Choice(target),
            _ => engine.Availability.Jump(target),
        };
    }

    private void Data(JsonElement call, string element, JsonElement expected)
    {
        if (call.TryGetProperty("indexOf", out var indexOf) && Text(indexOf, "collection") == "cmi.objectives")
        {
            var index = recorder.IndexOf(Text(indexOf, "id")!);
            Check($"{element} of {Text(indexOf, "id")}", "found", index is null ? "missing" : "found");
            element = element.Replace("{n}", index?.ToString(CultureInfo.InvariantCulture) ?? "0", StringComparison.Ordinal);
        }

        var isGood = Text(expected, "error") == "0";
        if (Text(call, "call") == "SetValue")
        {
            if (isGood)
            {
                recorder.Set(element, Text(call, "value")!);
            }
        }
        else if (isGood && Text(expected, "compare") is "exact" or "typed")
        {
            Check(element, Text(expected, "returns"), recorder.Get(element));
        }
        else if (Text(expected, "error") == "403")
        {
            Check(element, "", recorder.Get(element));
        }
    }

    private bool Check(string what, string? wanted, string? got)
    {
        var same = wanted == got || (decimal.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && decimal.TryParse(got, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) && Math.Round(a, 6) == Math.Round(b, 6));
        if (!same)
        {
            Differences.Add($"{place}: {what}: wanted {wanted}, got {got}");
        }

        return same;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
