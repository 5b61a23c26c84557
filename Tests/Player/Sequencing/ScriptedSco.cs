using System.Globalization;
using System.Text.Json;
using Player.Attempts;
using Player.RunTime;
using Tests.Support.RunTime;

namespace Tests.Player.Sequencing;

/// <summary>Makes the calls of one delivered SCO as its script says, and ends its session as the player would.</summary>
internal sealed class ScriptedSco
{
    private const string LearnerId = "EMP/0042";
    private const string LearnerName = "Devi, Asha";

    private readonly string place;
    private readonly SessionStart start;
    private readonly RunTimeSession session;

    public ScriptedSco(SessionStart start, string place)
    {
        this.place = place;
        this.start = start with { Strictness = Strictness.Strict };
        session = new RunTimeSession(this.start.Rules, this.start.Values());
    }

    public static LearnerOfAttempt Learner { get; } = new(LearnerId, LearnerName, 7);

    /// <summary>What a commit carries: every value the SCO has set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Set
    {
        get
        {
            var before = start.Values().Values;
            return [.. session.Values.All.Where(value => value.Key != "adl.nav.request" && before.GetValueOrDefault(value.Key) != value.Value)];
        }
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
