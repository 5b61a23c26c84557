using System.Text.Json.Serialization;

namespace Authoring.Manifests;

/// <summary>Whether all or any of a rule's conditions must hold.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConditionCombination>))]
public enum ConditionCombination
{
    All,
    Any,
}

/// <summary>What a sequencing rule does. Pre: skip … stopForwardTraversal; exit: exit; post: the rest.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleAction>))]
public enum RuleAction
{
    Skip,
    Disabled,
    HiddenFromChoice,
    StopForwardTraversal,
    Exit,
    ExitParent,
    ExitAll,
    Retry,
    RetryAll,
    Continue,
    Previous,
}

/// <summary>A condition on an activity's tracking data, of sequencing rules and rollup rules.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Condition>))]
public enum Condition
{
    Satisfied,
    ObjectiveStatusKnown,
    ObjectiveMeasureKnown,
    ObjectiveMeasureGreaterThan,
    ObjectiveMeasureLessThan,
    Completed,
    ActivityProgressKnown,
    Attempted,
    AttemptLimitExceeded,
    TimeLimitExceeded,
    OutsideAvailableTimeRange,
    Always,
    Never,
}

/// <summary>One condition of a sequencing rule. Sequencing and Navigation 3.4.1.</summary>
public sealed record RuleCondition
{
    public required Condition Condition { get; init; }

    public bool Not { get; init; }

    /// <summary>Null means the primary objective.</summary>
    public string? ReferencedObjective { get; init; }

    public decimal MeasureThreshold { get; init; }
}

/// <summary>If these conditions hold, then this action. Sequencing and Navigation 3.4, SM.3.</summary>
public sealed record SequencingRule
{
    public ConditionCombination Combination { get; init; } = ConditionCombination.All;

    public required IReadOnlyList<RuleCondition> Conditions { get; init; }

    public required RuleAction Action { get; init; }
}
