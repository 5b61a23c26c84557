using System.Globalization;
using System.Text.Json;

namespace Player.RunTime;

/// <summary>An objective the LMS puts into cmi.objectives before launch, with what sequencing knows of it (RTE 4th Ed. 4.2.17).</summary>
public sealed record StartObjective(string Id)
{
    public string? Success { get; init; }
    public string? Completion { get; init; }
    public double? Scaled { get; init; }
    public double? Raw { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }
    public double? Progress { get; init; }
}

/// <summary>One adlcp:map of the item: shared data and what the SCO may do with it (RTE 4th Ed. 4.3.1).</summary>
public sealed record StartData(string Id, string? Store, bool Readable = true, bool Writable = true);

public sealed record StartComment(string Comment, string? Location = null, string? Timestamp = null);

/// <summary>Answers of adl.nav.request_valid (SN 4th Ed. 5.6.4).</summary>
public sealed record NavigationAnswers
{
    public bool? Continue { get; init; }
    public bool? Previous { get; init; }
    public IReadOnlyDictionary<string, bool> Choice { get; init; } = new Dictionary<string, bool>();
    public IReadOnlyDictionary<string, bool> Jump { get; init; } = new Dictionary<string, bool>();
}

/// <summary>Everything the LMS knows when it launches a SCO, and the attempt's document so far.</summary>
public sealed record SessionStart
{
    public required RunTimeStandard Standard { get; init; }
    public Strictness Strictness { get; init; } = Strictness.Lenient;

    /// <summary>Item identifier of the SCO.</summary>
    public required string Sco { get; init; }

    /// <summary>One launch of the SCO; time is added once for it.</summary>
    public required Guid Session { get; init; }
    public required string LearnerId { get; init; }
    public required string LearnerName { get; init; }
    public CmiDocument Document { get; init; } = CmiDocument.Empty;

    /// <summary>ab-initio, resume or "".</summary>
    public string Entry { get; init; } = "ab-initio";
    public string Credit { get; init; } = "credit";
    public string Mode { get; init; } = "normal";
    public string? LaunchData { get; init; }

    /// <summary>As in the manifest, in the form of the standard.</summary>
    public string? MaxTimeAllowed { get; init; }
    public string? TimeLimitAction { get; init; }
    public double? CompletionThreshold { get; init; }
    public double? ScaledPassingScore { get; init; }

    /// <summary>adlcp:masteryscore (SCORM 1.2).</summary>
    public double? MasteryScore { get; init; }
    public IReadOnlyList<StartObjective> Objectives { get; init; } = [];
    public IReadOnlyList<StartData> Data { get; init; } = [];
    public IReadOnlyList<StartComment> Comments { get; init; } = [];
    public NavigationAnswers Navigation { get; init; } = new();

    public RuleSet Rules => RuleSet.For(Standard, Strictness);

    public StartValues Values() => Standard == RunTimeStandard.Scorm12 ? StartValues12() : StartValues2004();

    /// <summary>What <c>createScormApi</c> takes as its second argument.</summary>
    public string ToJson()
    {
        var start = Values();
        return JsonSerializer.Serialize(
            new { sco = Sco, session = Session, values = start.Values, unreadable = start.Unreadable, unwritable = start.Unwritable });
    }

    private StartValues StartValues12()
    {
        var values = new Dictionary<string, string>(Document.Values)
        {
            ["cmi.core.student_id"] = LearnerId,
            ["cmi.core.student_name"] = LearnerName,
            ["cmi.core.credit"] = Credit,
            ["cmi.core.entry"] = Entry,
            ["cmi.core.lesson_mode"] = Mode,
        };
        Put(values, "cmi.launch_data", LaunchData);
        Put(values, "cmi.student_data.mastery_score", Text(MasteryScore));
        Put(values, "cmi.student_data.max_time_allowed", MaxTimeAllowed);
        Put(values, "cmi.student_data.time_limit_action", TimeLimitAction);
        if (Comments.Count > 0)
            values["cmi.comments_from_lms"] = string.Join('\n', Comments.Select(c => c.Comment));
        return new(values);
    }

    private StartValues StartValues2004()
    {
        var values = new Dictionary<string, string>(Document.Values)
        {
            ["cmi.learner_id"] = LearnerId,
            ["cmi.learner_name"] = LearnerName,
            ["cmi.credit"] = Credit,
            ["cmi.entry"] = Entry,
            ["cmi.mode"] = Mode,
        };
        Put(values, "cmi.launch_data", LaunchData);
        Put(values, "cmi.max_time_allowed", MaxTimeAllowed);
        Put(values, "cmi.time_limit_action", TimeLimitAction);
        Put(values, "cmi.completion_threshold", Text(CompletionThreshold));
        Put(values, "cmi.scaled_passing_score", Text(ScaledPassingScore));
        Put(values, "adl.nav.request_valid.continue", Word(Navigation.Continue));
        Put(values, "adl.nav.request_valid.previous", Word(Navigation.Previous));
        foreach (var (target, valid) in Navigation.Choice)
            values[$"adl.nav.request_valid.choice.{{target={target}}}"] = Word(valid)!;
        foreach (var (target, valid) in Navigation.Jump)
            values[$"adl.nav.request_valid.jump.{{target={target}}}"] = Word(valid)!;
        for (var i = 0; i < Comments.Count; i++)
        {
            values[$"cmi.comments_from_lms.{i}.comment"] = Comments[i].Comment;
            Put(values, $"cmi.comments_from_lms.{i}.location", Comments[i].Location);
            Put(values, $"cmi.comments_from_lms.{i}.timestamp", Comments[i].Timestamp);
        }
        PutObjectives(values);
        for (var i = 0; i < Data.Count; i++)
        {
            values[$"adl.data.{i}.id"] = Data[i].Id;
            Put(values, $"adl.data.{i}.store", Data[i].Store);
        }
        return new(values)
        {
            Unreadable = [.. Data.Select((d, i) => (d, i)).Where(x => !x.d.Readable).Select(x => $"adl.data.{x.i}.store")],
            Unwritable = [.. Data.Select((d, i) => (d, i)).Where(x => !x.d.Writable).Select(x => $"adl.data.{x.i}.store")],
        };
    }

    /// <summary>A resumed attempt keeps its own order of objectives; what sequencing knows is newer than the document.</summary>
    private void PutObjectives(Dictionary<string, string> values)
    {
        foreach (var objective in Objectives)
        {
            var at = 0;
            while (values.TryGetValue($"cmi.objectives.{at}.id", out var id) && id != objective.Id)
                at++;
            var name = $"cmi.objectives.{at}";
            values[$"{name}.id"] = objective.Id;
            Put(values, $"{name}.success_status", objective.Success);
            Put(values, $"{name}.completion_status", objective.Completion);
            Put(values, $"{name}.score.scaled", Text(objective.Scaled));
            Put(values, $"{name}.score.raw", Text(objective.Raw));
            Put(values, $"{name}.score.min", Text(objective.Min));
            Put(values, $"{name}.score.max", Text(objective.Max));
            Put(values, $"{name}.progress_measure", Text(objective.Progress));
        }
    }

    private static void Put(Dictionary<string, string> values, string name, string? value)
    {
        if (value is not null)
            values[name] = value;
    }

    private static string? Text(double? number) => number?.ToString("0.0######", CultureInfo.InvariantCulture);

    private static string? Word(bool? answer) => answer switch { true => "true", false => "false", _ => null };
}
