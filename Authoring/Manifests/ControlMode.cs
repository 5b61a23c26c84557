namespace Authoring.Manifests;

/// <summary>Which navigation a cluster permits. Sequencing and Navigation 3.2, SM.1.</summary>
public sealed record ControlMode
{
    public bool Choice { get; init; } = true;

    public bool ChoiceExit { get; init; } = true;

    public bool Flow { get; init; }

    public bool ForwardOnly { get; init; }

    public bool UseCurrentAttemptObjectiveInfo { get; init; } = true;

    public bool UseCurrentAttemptProgressInfo { get; init; } = true;
}

/// <summary>Limits on choice beyond the control modes. Sequencing and Navigation 3.3, SM.2.</summary>
public sealed record ConstrainedChoice
{
    public bool PreventActivation { get; init; }

    public bool ConstrainChoice { get; init; }
}
