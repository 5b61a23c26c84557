namespace Authoring.Manifests;

/// <summary>How often and how long an activity may be attempted. Sequencing and Navigation 3.5, SM.4.</summary>
public sealed record LimitConditions
{
    public int? AttemptLimit { get; init; }

    /// <summary>An ISO 8601 duration as written; feeds cmi.max_time_allowed and never blocks delivery (ADL CM-01).</summary>
    public string? AttemptAbsoluteDurationLimit { get; init; }
}
