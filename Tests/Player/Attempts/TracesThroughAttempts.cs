using System.Text.Json;
using Authoring.Manifests;
using Player.Attempts;
using Player.RunTime;
using Player.Sequencing;
using Tests.Player.Sequencing;
using Tests.Support;
using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Tests.Player.Attempts;

/// <summary>
/// Every conformance script once more, through the whole attempt as the server runs it: begin, commit, navigate, each from the stored
/// document. Scripts that open with the table of contents where the player opens the first lesson are played from there.
/// </summary>
public sealed class TracesThroughAttempts
{
    public static TheoryData<string> Traces() => TraceTests.Traces();

    [ConformanceTheory]
    [MemberData(nameof(Traces))]
    public void A_conformance_script_runs_as_written(string trace)
    {
        var replay = new Replay();
        foreach (var name in Before(trace).Append(trace))
            replay.Play(Load(name), name);
        Assert.True(replay.Differences.Count == 0, string.Join(Environment.NewLine, replay.Differences));
    }

    private static IEnumerable<string> Before(string trace) => Load(trace).TryGetProperty("requires", out var requires)
        ? requires.GetProperty("traces").EnumerateArray().Select(name => name.GetString()!)
        : [];

    private static JsonElement Load(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Conformance.Scorm, "traces", name + ".json"))).RootElement;

    private sealed class Replay
    {
        private readonly Dictionary<string, (ActivityTree Tree, string Attempt)> _courses = [];
        private string _globals = "{}";
        private string _course = "";
        private int _visits;

        public List<string> Differences { get; } = [];

        public void Play(JsonElement script, string name)
        {
            _courses.Clear();
            foreach (var package in script.GetProperty("packages").EnumerateArray())
            {
                using var file = File.OpenRead(Path.Combine(Conformance.Scorm, package.GetProperty("manifest").GetString()!));
                var manifest = ManifestReader.Read(file).Manifest!;
                _courses[package.GetProperty("id").GetString()!] = (ActivityTree.From(manifest.Deliverable(), manifest.Edition), new AttemptDocument().ToJson());
            }

            foreach (var session in script.GetProperty("sessions").EnumerateArray())
            {
                _course = session.GetProperty("package").GetString()!;
                if (!PlaySession(session, name))
                    return;
            }
        }

        private bool PlaySession(JsonElement session, string name)
        {
            var launch = session.GetProperty("launch");
            var shown = Do(machine => machine.Begin(new Guid(++_visits, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])));
            if (Text(launch, "kind") == "choice")
                shown = Do(machine => machine.Navigate(new(NavigationRequestKind.Choice, Text(launch, "target"))));
            foreach (var step in session.GetProperty("steps").EnumerateArray())
            {
                var place = $"{name} step {step.GetProperty("n").GetInt32()}";
                if (!Check(place, Text(step.GetProperty("deliver"), "item"), shown.Item?.Identifier ?? $"{shown.State} {shown.Refused}"))
                    return false;
                shown = PlayStep(step, shown, place);
            }

            // A session that the script leaves open is one whose window vanished.
            Do(machine => { machine.EndVanishedVisit(); return Delivery.Over; });
            return true;
        }

        private Delivery PlayStep(JsonElement step, Delivery shown, string place)
        {
            var navigation = step.GetProperty("navigation");
            var byContent = Text(navigation, "source") != "learner";
            var wish = Wish(navigation);
            Delivery? next = null;
            if (Text(step, "terminate") != "none")
            {
                var sco = new ScriptedSco(shown.Start!, place);
                sco.Make(Array(step, "calls").Concat(Array(step, "unloadCalls")));
                Differences.AddRange(sco.Differences);
                var set = sco.Set;
                var batch = new CommitBatch
                {
                    Sequence = 1, Sco = shown.Start!.Sco, Session = shown.Start.Session, Set = set, Terminate = true,
                    Exit = set.FirstOrDefault(value => value.Key == "cmi.exit").Value,
                    Navigation = Text(navigation, "source") == "sco" ? Said(wish) : null,
                };
                Do(machine =>
                {
                    if (machine.Commit(batch, mayOvertake: false).Request is { } asked)
                        next = machine.Navigate(asked);
                    return Delivery.Over;
                });
            }

            if (!byContent || next is null)
                next = Do(machine => machine.Navigate(wish, shown.Start!.Session));
            Compare(step.GetProperty("expect"), next, place);
            if (step.TryGetProperty("then", out var then))
            {
                next = Do(machine => machine.Navigate(Wish(then.GetProperty("navigation"))));
                Compare(then.GetProperty("expect"), next, place + " then");
            }

            return next;
        }

        private void Compare(JsonElement expected, Delivery shown, string place)
        {
            if (expected.TryGetProperty("asserted", out var asserted) && !asserted.GetBoolean())
                return;
            var got = shown.State switch
            {
                DeliveryState.Deliver => "deliver " + shown.Item!.Identifier,
                DeliveryState.Ended => "session-ended",
                DeliveryState.Suspended => "session-suspended",
                _ => shown.Refused is null ? "session-active-no-content" : "refused " + shown.Refused,
            };
            Check(place, Text(expected, "outcome") == "deliver" ? "deliver " + Text(expected, "item") : Text(expected, "outcome"), got);
        }

        private Delivery Do(Func<AttemptMachine, Delivery> step)
        {
            var (tree, attempt) = _courses[_course];
            var globals = JsonSerializer.Deserialize<GlobalObjectives>(_globals)!;
            var machine = new AttemptMachine(tree, AttemptDocument.FromJson(attempt), globals, ScriptedSco.Learner, new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero));
            var shown = step(machine);
            _globals = JsonSerializer.Serialize(globals);
            _courses[_course] = (tree, (machine.IsOver ? AttemptDocument.After(machine.Document, tree) : machine.Document).ToJson());
            return shown;
        }

        private bool Check(string place, string? wanted, string? got)
        {
            if (wanted != got)
                Differences.Add($"{place}: wanted {wanted}, got {got}");
            return wanted == got;
        }

        private static NavigationRequest Wish(JsonElement navigation) => new(
            Enum.Parse<NavigationRequestKind>(Text(navigation, "request")!, ignoreCase: true),
            Text(navigation, "target") is { } target ? Identifiers.Collapse(target) : null);

        private static string Said(NavigationRequest wish)
        {
            var word = char.ToLowerInvariant(wish.Kind.ToString()[0]) + wish.Kind.ToString()[1..];
            return wish.Target is null ? word : $"{{target={wish.Target}}}{word}";
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
