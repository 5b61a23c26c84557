using System.Globalization;
using System.Text.Json;
using Authoring.Manifests;
using Player.Attempts;
using Player.RunTime;
using Player.Sequencing;
using Tests.Support.RunTime;

namespace Tests.Player.Sequencing;

/// <summary>Makes the calls of one delivered SCO as its script says, and ends its session as the player would.</summary>
internal sealed class ScriptedSco
{
    private const string LearnerId = "EMP/0042";
    private const string LearnerName = "Devi, Asha";

    private readonly TraceReplay.Course course;
    private readonly Activity activity;
    private readonly string place;
    private readonly SessionStart start;
    private readonly RunTimeSession session;

    public ScriptedSco(TraceReplay.Course course, SequencingEngine engine, string place)
    {
        this.course = course;
        this.place = place;
        activity = engine.Current!;
        var resumed = course.Suspended.Remove(activity.Identifier, out var document);
        var known = new ScoState { Values = (document ?? CmiDocument.Empty).Values, Resumes = resumed };
        start = SessionStarts.Of(activity, Edition.Scorm2004Fourth, new LearnerOfAttempt(LearnerId, LearnerName, 7), known, engine, target => course.SharedData.GetValueOrDefault(target)) with
        {
            Strictness = Strictness.Strict,
            Navigation = SessionStarts.Answers(engine, engine.Availability.Contents()),
        };
        session = new RunTimeSession(start.Rules, start.Values());
    }

    public List<string> Differences { get; } = [];

    public int Checks { get; private set; }

    public void Make(IEnumerable<JsonElement> calls)
    {
        foreach (var call in calls)
        {
            if (Text(call, "call") == "CompareObjectiveIds")
            {
                CompareObjectiveIds(call);
            }
            else
            {
                Make(call);
            }
        }
    }

    /// <summary>What the commit carries is checked by the rules again, as on the server.</summary>
    public RunTimeOutcome Terminate(bool suspends)
    {
        var set = session.Values.All.Select(value => KeyValuePair.Create(value.Key, value.Value)).ToArray();
        var outcome = start.Document.Apply(start, new CommitBatch { Sequence = 1, Sco = start.Sco, Session = start.Session, Set = set });
        foreach (var (target, value) in outcome.SharedData)
        {
            course.SharedData[target] = value;
        }

        var end = SessionEnd.Of(start with { Document = outcome.Document }, new EndOptions { Suspended = suspends });
        if (end.Resumes)
        {
            course.Suspended[activity.Identifier] = end.Document;
        }

        return RunTimeOutcomes.Of(end.Facts);
    }

    private void Make(JsonElement json)
    {
        var element = Text(json, "element") ?? "";
        if (json.TryGetProperty("indexOf", out var indexOf))
        {
            var index = IndexOf(Text(indexOf, "collection")!, Text(indexOf, "id")!);
            Check($"{Text(indexOf, "collection")} has {Text(indexOf, "id")}", index is not null);
            element = element.Replace("{n}", (index ?? 0).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        var name = Text(json, "call")!;
        string[] arguments = name switch
        {
            "GetValue" => [element],
            "SetValue" => [element, Text(json, "value")!],
            _ => [Text(json, "argument") ?? ""],
        };
        var (returned, error) = Runner.Run(session, new Call(name, arguments, place));
        if (json.TryGetProperty("expect", out var expected))
        {
            Check($"{name} {string.Join(" = ", arguments.Select(Short))} gave {Short(returned)} / {error}, wanted {Short(Wanted(expected) ?? "any")} / {Text(expected, "error")}",
                Accepts(expected, returned, error));
        }
    }

    private static bool Accepts(JsonElement expected, string returned, string error)
    {
        var errors = expected.TryGetProperty("errorOneOf", out var several) ? several.EnumerateArray().Select(code => code.GetString()).ToList()
            : Text(expected, "error") is { } one ? [one] : null;
        if (errors?.Contains(error) == false)
        {
            return false;
        }

        return Text(expected, "compare") switch
        {
            "ignore-value" => true,
            "length<255" => returned.Length < 255,
            "typed" => Typed.Same(Wanted(expected)!, returned),
            _ => Wanted(expected) is not { } wanted || wanted == returned,
        };
    }

    private static string? Wanted(JsonElement expected) =>
        (Text(expected, "compare") == "one-of" ? Text(expected, "adlExpected") : Text(expected, "returns"))
            ?.Replace("${LEARNER_ID}", LearnerId, StringComparison.Ordinal).Replace("${LEARNER_NAME}", LearnerName, StringComparison.Ordinal);

    private void CompareObjectiveIds(JsonElement json)
    {
        var wanted = json.GetProperty("ids").EnumerateArray().Select(id => id.GetString()).Order(StringComparer.Ordinal);
        var count = session.Values.CountOf("cmi.objectives");
        var got = Enumerable.Range(0, count).Select(n => session.Values.Get($"cmi.objectives.{n}.id").Value).Order(StringComparer.Ordinal);
        Check($"objectives are {string.Join(", ", got)}", wanted.SequenceEqual(got));
    }

    private int? IndexOf(string collection, string id)
    {
        var count = session.Values.CountOf(collection);
        for (var index = 0; index < count; index++)
        {
            if (session.Values.Get($"{collection}.{index}.id").Value == id)
            {
                return index;
            }
        }

        return null;
    }

    private void Check(string what, bool holds)
    {
        Checks++;
        if (!holds)
        {
            Differences.Add($"{place}: {what}");
        }
    }

    private static string Short(string text) => text.Length <= 60 ? $"“{text}”" : $"“{text[..60]}…”";

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
