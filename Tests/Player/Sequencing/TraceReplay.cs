using System.Globalization;
using System.Text.Json;
using Authoring.Manifests;
using Player.Attempts;
using Player.RunTime;
using Player.Sequencing;
using Tests.Support;
using Tests.Support.RunTime;
using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Tests.Player.Sequencing;

/// <summary>
/// Replays one conformance script through the engine and the run-time rules together: every delivery, every call of every
/// SCO, every control of the player, every navigation. Collects every difference.
/// </summary>
internal sealed class TraceReplay
{
    private readonly GlobalObjectives shared = new();
    private readonly Dictionary<string, Course> courses = [];
    private Course course = null!;
    private SequencingEngine engine = null!;
    private SequencingTrace log = new();
    private string place = "";

    public List<string> Differences { get; } = [];

    /// <summary>Calls, controls and outcomes compared.</summary>
    public int Checks { get; private set; }

    public static TraceReplay Run(string name)
    {
        var replay = new TraceReplay();
        var script = Load(name);
        if (script.TryGetProperty("requires", out var requires))
        {
            foreach (var before in requires.GetProperty("traces").EnumerateArray())
            {
                replay.PlayScript(Load(before.GetString()!));
            }
        }

        replay.PlayScript(script);
        return replay;
    }

    public static int CallsIn(string name) => Load(name).GetProperty("sessions").EnumerateArray()
        .SelectMany(session => session.GetProperty("steps").EnumerateArray()).Sum(step => Array(step, "calls").Count(call => call.TryGetProperty("expect", out _)));

    private static JsonElement Load(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Conformance.Scorm, "traces", name + ".json"))).RootElement;

    private void PlayScript(JsonElement script)
    {
        courses.Clear();
        foreach (var package in script.GetProperty("packages").EnumerateArray())
        {
            using var file = File.OpenRead(Path.Combine(Conformance.Scorm, package.GetProperty("manifest").GetString()!));
            courses[package.GetProperty("id").GetString()!] = new Course(ManifestReader.Read(file).Manifest!);
        }

        foreach (var session in script.GetProperty("sessions").EnumerateArray())
        {
            PlaySession(session, script.GetProperty("name").GetString()!);
        }
    }

    private void PlaySession(JsonElement session, string name)
    {
        course = courses[session.GetProperty("package").GetString()!];
        // Between sessions the state goes through its stored form.
        course.State = JsonSerializer.Deserialize<SequencingState>(JsonSerializer.Serialize(course.State))!;
        log = new SequencingTrace();
        engine = new SequencingEngine(course.Tree, course.State, shared, new Random(7), log);
        var launch = session.GetProperty("launch");
        place = $"{name} launch";
        var result = engine.Process(Text(launch, "kind") switch
        {
            "start" => new(NavigationRequestKind.Start),
            "resume" => new(NavigationRequestKind.ResumeAll),
            _ => new(NavigationRequestKind.Choice, Text(launch, "target")),
        });
        foreach (var step in session.GetProperty("steps").EnumerateArray())
        {
            place = $"{name} step {step.GetProperty("n").GetInt32()}";
            var item = Text(step.GetProperty("deliver"), "item");
            if (!Check("delivered", item, result.Activity?.Identifier ?? $"{result.Outcome} {result.Exception}"))
            {
                return;
            }

            Check("href", Text(step.GetProperty("deliver"), "href"), result.Activity?.Item?.Href);
            result = PlayStep(step);
        }
    }

    private NavigationResult PlayStep(JsonElement step)
    {
        foreach (var ui in Array(step, "uiDuring"))
        {
            Watch(ui);
        }

        var navigation = step.GetProperty("navigation");
        if (Text(step, "terminate") != "none")
        {
            var start = Start(engine.Current!);
            var sco = new ScriptedSco(start, place);
            sco.Make(Array(step, "calls").Concat(Array(step, "unloadCalls")));
            Differences.AddRange(sco.Differences);
            Checks += sco.Checks;
            engine.RecordRunTime(Terminate(start, sco.Set, Text(navigation, "request") == "suspendAll"));
        }

        var result = Navigate(navigation, step.GetProperty("expect"));
        return step.TryGetProperty("then", out var then) ? Navigate(then.GetProperty("navigation"), then.GetProperty("expect")) : result;
    }

    private SessionStart Start(Activity activity)
    {
        var resumed = course.Suspended.Remove(activity.Identifier, out var document);
        var known = new ScoState { Values = (document ?? CmiDocument.Empty).Values, Resumes = resumed };
        return SessionStarts.Of(activity, Edition.Scorm2004Fourth, ScriptedSco.Learner, known, engine, target => course.SharedData.GetValueOrDefault(target)) with
        {
            Strictness = Strictness.Strict,
            Navigation = SessionStarts.Answers(engine, engine.Availability.Contents()),
        };
    }

    /// <summary>What the commit carries is checked by the rules again, as on the server.</summary>
    private RunTimeOutcome Terminate(SessionStart start, IReadOnlyList<KeyValuePair<string, string>> set, bool suspends)
    {
        var outcome = start.Document.Apply(start, new CommitBatch { Sequence = 1, Sco = start.Sco, Session = start.Session, Set = set });
        foreach (var (target, value) in outcome.SharedData)
        {
            course.SharedData[target] = value;
        }

        var end = SessionEnd.Of(start with { Document = outcome.Document }, new EndOptions { Suspended = suspends });
        if (end.Resumes)
        {
            course.Suspended[start.Sco] = end.Document;
        }

        return RunTimeOutcomes.Of(end.Facts);
    }

    private NavigationResult Navigate(JsonElement navigation, JsonElement expected)
    {
        var kind = Enum.Parse<NavigationRequestKind>(Text(navigation, "request")!, ignoreCase: true);
        var target = Text(navigation, "target");
        var result = engine.Process(new NavigationRequest(kind, target is null ? null : Identifiers.Collapse(target)));
        if (result.Outcome == NavigationOutcome.SessionEnded && !course.Tree.SharedDataGlobalToSystem)
        {
            course.SharedData.Clear();
        }

        var outcome = result.Outcome switch
        {
            NavigationOutcome.Deliver => "deliver " + result.Activity!.Identifier,
            NavigationOutcome.SessionEnded => "session-ended",
            NavigationOutcome.SessionSuspended => "session-suspended",
            NavigationOutcome.NoContent => "session-active-no-content",
            _ => "refused",
        };
        var wanted = Text(expected, "outcome") == "deliver" ? "deliver " + Text(expected, "item") : Text(expected, "outcome");
        var isAsserted = !expected.TryGetProperty("asserted", out var asserted) || asserted.GetBoolean();
        if (isAsserted && !Check($"after {kind} {target} ({result.Exception})", wanted, outcome))
        {
            // The engine's own account, to be followed with the book in hand.
            Differences.AddRange(log.Decisions.TakeLast(20).Select(decision => "    " + decision));
        }

        return result;
    }

    private void Watch(JsonElement ui)
    {
        var target = Text(ui, "target") is { } text ? Identifiers.Collapse(text) : null;
        var entry = engine.Availability.Contents().FirstOrDefault(line => line.Activity.Identifier == target);
        bool? wanted = Text(ui, "require") switch
        {
            "available" or "present-and-enabled" or "visible" => true,
            "unavailable" or "absent-or-disabled" or "not-visible" => false,
            _ => null,
        };
        var got = (Text(ui, "control"), Text(ui, "require")) switch
        {
            ("continue", _) => engine.Availability.Shows(LmsControl.Continue),
            ("previous", _) => engine.Availability.Shows(LmsControl.Previous),
            ("choice", "visible" or "not-visible") => entry is { IsVisible: true },
            ("choice", _) => entry is { IsVisible: true, IsAvailable: true },
            _ => engine.Availability.ShowsContents,
        };
        if (wanted is not null)
        {
            Check($"{Text(ui, "control")} {target}", wanted.ToString(), got.ToString());
        }
    }

    private bool Check(string what, string? wanted, string? got)
    {
        Checks++;
        if (wanted != got)
        {
            Differences.Add($"{place}: {what}: wanted {wanted}, got {got}");
        }

        return wanted == got;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>A learner's copy of one course.</summary>
    internal sealed class Course(Manifest manifest)
    {
        public ActivityTree Tree { get; } = ActivityTree.From(manifest.Deliverable(), manifest.Edition);

        public SequencingState State { get; set; } = new();

        /// <summary>Documents of attempts that go on, by activity.</summary>
        public Dictionary<string, CmiDocument> Suspended { get; } = [];

        public Dictionary<string, string> SharedData { get; } = [];
    }
}
