namespace Authoring.Manifests;

/// <summary>When progress makes an activity complete, and how much it weighs in its parent. CAM, adlcp:completionThreshold.</summary>
public sealed record CompletionThreshold
{
    public bool CompletedByMeasure { get; init; }

    public decimal MinProgressMeasure { get; init; } = 1;

    public decimal ProgressWeight { get; init; } = 1;
}
