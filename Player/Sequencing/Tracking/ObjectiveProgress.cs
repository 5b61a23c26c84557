using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>What is known about one objective, local or global; null means unknown. Sequencing and Navigation 4.2.1.2, TM.1.1.</summary>
public sealed class ObjectiveProgress
{
    public bool? Satisfied { get; set; }

    public decimal? Measure { get; set; }

    public decimal? RawScore { get; set; }

    public decimal? MinScore { get; set; }

    public decimal? MaxScore { get; set; }

    public bool? Completed { get; set; }

    public decimal? Progress { get; set; }

    internal ObjectiveProgress Copy() => (ObjectiveProgress)MemberwiseClone();
}

/// <summary>The learner's global objectives and shared data by target. Kept apart from the course, since other courses may share them.</summary>
public sealed class GlobalObjectives
{
    public Dictionary<string, ObjectiveProgress> Targets { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Shared data that outlives attempts. RTE 4th Ed. 4.3.</summary>
    public Dictionary<string, string> SharedData { get; init; } = new(StringComparer.Ordinal);

    private static readonly ObjectiveProgress Unknown = new();

    /// <summary>The same objectives, to try something out on.</summary>
    public GlobalObjectives Copy() => new()
    {
        Targets = Targets.ToDictionary(pair => pair.Key, pair => pair.Value.Copy(), StringComparer.Ordinal),
        SharedData = new(SharedData, StringComparer.Ordinal),
    };

    internal ObjectiveProgress See(ObjectiveMap map) => Targets.GetValueOrDefault(map.Target) ?? Unknown;

    internal ObjectiveProgress Of(ObjectiveMap map)
    {
        if (!Targets.TryGetValue(map.Target, out var progress))
        {
            Targets[map.Target] = progress = new ObjectiveProgress();
        }

        return progress;
    }
}
