namespace Player.RunTime;

/// <summary>One status of SCORM 1.2 is two facts: passed and failed are completed too.</summary>
internal static class Facts12
{
    public static SessionFacts Of(CmiDocument document)
    {
        var status = document["cmi.core.lesson_status"];
        return new()
        {
            Completion = Completion(status),
            Success = Success(status),
            Score = Score(document, "cmi.core.score"),
            Location = document["cmi.core.lesson_location"],
            Exit = document["cmi.core.exit"] ?? "",
            SessionSeconds = Duration.Seconds(document["cmi.core.session_time"]),
            TotalSeconds = Duration.Seconds(document["cmi.core.total_time"]) ?? 0,
            Objectives = [.. Objectives(document)],
            Interactions = [.. Interactions(document)],
        };
    }

    private static string? Completion(string? status) => status switch
    {
        "passed" or "failed" or "completed" => "completed",
        "incomplete" or "browsed" => "incomplete",
        "not attempted" => "not attempted",
        _ => null,
    };

    private static string? Success(string? status) => status is "passed" or "failed" ? status : null;

    /// <summary>Without min and max a raw score is out of a hundred; outside its own range it has no scaled value.</summary>
    private static ScoreFact Score(CmiDocument document, string name)
    {
        var raw = SessionFacts.Number(document[$"{name}.raw"]);
        var min = SessionFacts.Number(document[$"{name}.min"]);
        var max = SessionFacts.Number(document[$"{name}.max"]);
        var (low, high) = (min ?? 0, max is null or 0 ? 100 : max.Value);
        double? scaled = raw >= low && raw <= high && high > low ? (raw - low) / (high - low) : null;
        return new(scaled, raw, min, max);
    }

    private static IEnumerable<ObjectiveFact> Objectives(CmiDocument document)
    {
        for (var i = 0; document[$"cmi.objectives.{i}.id"] is { } id; i++)
        {
            var status = document[$"cmi.objectives.{i}.status"];
            yield return new(id, Success(status), Completion(status), Score(document, $"cmi.objectives.{i}.score"), null, null);
        }
    }

    private static IEnumerable<InteractionFact> Interactions(CmiDocument document)
    {
        for (var i = 0; document.Values.Keys.Any(k => k.StartsWith($"cmi.interactions.{i}.", StringComparison.Ordinal)); i++)
        {
            var name = $"cmi.interactions.{i}";
            var patterns = SessionFacts.Count(document, $"{name}.correct_responses", "pattern");
            var objectives = SessionFacts.Count(document, $"{name}.objectives", "id");
            yield return new(i, document[$"{name}.id"], document[$"{name}.type"], document[$"{name}.student_response"], document[$"{name}.result"])
            {
                Correct = [.. Enumerable.Range(0, patterns).Select(n => document[$"{name}.correct_responses.{n}.pattern"]!)],
                Objectives = [.. Enumerable.Range(0, objectives).Select(n => document[$"{name}.objectives.{n}.id"]!)],
                Timestamp = document[$"{name}.time"],
                Weighting = document[$"{name}.weighting"],
                LatencySeconds = Duration.Seconds(document[$"{name}.latency"]),
            };
        }
    }
}
