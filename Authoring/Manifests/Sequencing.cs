namespace Authoring.Manifests;

/// <summary>The whole sequencing definition of one activity; every member starts at its default. Sequencing and Navigation 3.</summary>
public sealed record Sequencing
{
    public ControlMode ControlMode { get; init; } = new();

    public ConstrainedChoice ConstrainedChoice { get; init; } = new();

    public IReadOnlyList<SequencingRule> PreConditionRules { get; init; } = [];

    public IReadOnlyList<SequencingRule> ExitConditionRules { get; init; } = [];

    public IReadOnlyList<SequencingRule> PostConditionRules { get; init; } = [];

    public LimitConditions LimitConditions { get; init; } = new();

    public RollupRules Rollup { get; init; } = new();

    public RollupConsiderations RollupConsiderations { get; init; } = new();

    /// <summary>As written; an activity without a primary objective gets an anonymous one from the engine.</summary>
    public IReadOnlyList<Objective> Objectives { get; init; } = [];

    public Randomization Randomization { get; init; } = new();

    public DeliveryControls DeliveryControls { get; init; } = new();
}
