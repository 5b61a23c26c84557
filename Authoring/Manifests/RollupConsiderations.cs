using System.Text.Json.Serialization;

namespace Authoring.Manifests;

/// <summary>When a child counts in one of its parent's rollups.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RollupConsideration>))]
public enum RollupConsideration
{
    Always,
    IfAttempted,
    IfNotSkipped,
    IfNotSuspended,
}

/// <summary>When a child counts in each of its parent's rollups. Sequencing and Navigation 3.7.6, SM.9.</summary>
public sealed record RollupConsiderations
{
    public RollupConsideration RequiredForSatisfied { get; init; }

    public RollupConsideration RequiredForNotSatisfied { get; init; }

    public RollupConsideration RequiredForCompleted { get; init; }

    public RollupConsideration RequiredForIncomplete { get; init; }

    public bool MeasureSatisfactionIfActive { get; init; } = true;
}
