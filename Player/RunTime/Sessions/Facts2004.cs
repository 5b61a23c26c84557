namespace Player.RunTime;

internal static class Facts2004
{
    public static SessionFacts Of(SessionStart start)
    {
        var document = start.Document;
        var model = new ModelValues(start.Rules, start.Values());
        return new()
        {
            Completion = start.CompletionThreshold is null ? document["cmi.completion_status"] : model.Get("cmi.completion_status").Value,
            Success = start.ScaledPassingScore is null ? document["cmi.success_status"] : model.Get("cmi.success_status").Value,
            Score = Score(document, "cmi.score"),
            Progress = SessionFacts.Number(document["cmi.progress_measure"]),
            Location = document["cmi.location"],
            Exit = document["cmi.exit"] ?? "",
            SessionSeconds = Duration.Seconds(document["cmi.session_time"]),
            TotalSeconds = Duration.Seconds(document["cmi.total_time"]) ?? 0,
            Objectives = [.. Objectives(document)],
            Interactions = [.. Interactions(document)],
        };
    }

    private static ScoreFact Score(CmiDocument document, string name) => new(
        SessionFacts.Number(document[$"{name}.scaled"]),
        SessionFacts.Number(document[$"{name}.raw"]),
        SessionFacts.Number(document[$"{name}.min"]),
        SessionFacts.Number(document[$"{name}.max"]));

    private static IEnumerable<ObjectiveFact> Objectives(CmiDocument document)
    {
        for (var i = 0; document[$"cmi.objectives.{i}.id"] is { } id; i++)
        {
            var name = $"cmi.objectives.{i}";
            yield return new(
                id,
                document[$"{name}.success_status"],
                document[$"{name}.completion_status"],
                Score(document, $"{name}.score"),
                SessionFacts.Number(document[$"{name}.progress_measure"]),
                document[$"{name}.description"]);
        }
    }

    private static IEnumerable<InteractionFact> Interactions(CmiDocument document)
    {
        for (var i = 0; document[$"cmi.interactions.{i}.id"] is { } id; i++)
        {
            var name = $"cmi.interactions.{i}";
            var patterns = SessionFacts.Count(document, $"{name}.correct_responses", "pattern");
            var objectives = SessionFacts.Count(document, $"{name}.objectives", "id");
            yield return new(i, id, document[$"{name}.type"], document[$"{name}.learner_response"], document[$"{name}.result"])
            {
                Correct = [.. Enumerable.Range(0, patterns).Select(n => document[$"{name}.correct_responses.{n}.pattern"]!)],
                Objectives = [.. Enumerable.Range(0, objectives).Select(n => document[$"{name}.objectives.{n}.id"]!)],
                Timestamp = document[$"{name}.timestamp"],
                Weighting = document[$"{name}.weighting"],
                LatencySeconds = Duration.Seconds(document[$"{name}.latency"]),
                Description = document[$"{name}.description"],
            };
        }
    }
}
