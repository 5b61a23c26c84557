using System.Text.Json.Serialization;

namespace Authoring.Manifests;

/// <summary>How many of the children must meet a rollup rule's conditions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChildActivitySet>))]
public enum ChildActivitySet
{
    All,
    Any,
    None,
    AtLeastCount,
    AtLeastPercent,
}

/// <summary>The status a rollup rule gives the parent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RollupAction>))]
public enum RollupAction
{
    Satisfied,
    NotSatisfied,
    Completed,
    Incomplete,
}

/// <summary>One condition of a rollup rule, tested on each child.</summary>
public sealed record RollupCondition(Condition Condition, bool Not);

/// <summary>If enough children meet these conditions, the parent gets this status. Sequencing and Navigation 3.7.</summary>
public sealed record RollupRule
{
    public ChildActivitySet ChildActivitySet { get; init; } = ChildActivitySet.All;

    public int MinimumCount { get; init; }

    /// <summary>Between 0 and 1.</summary>
    public decimal MinimumPercent { get; init; }

    public ConditionCombination Combination { get; init; } = ConditionCombination.Any;

    public required IReadOnlyList<RollupCondition> Conditions { get; init; }

    public required RollupAction Action { get; init; }
}

/// <summary>A cluster's rollup rules, and how it takes part in its own parent's rollup. Sequencing and Navigation 3.7, SM.5 and SM.8.</summary>
public sealed record RollupRules
{
    public IReadOnlyList<RollupRule> Rules { get; init; } = [];

    public bool ObjectiveSatisfied { get; init; } = true;

    public bool ProgressCompletion { get; init; } = true;

    public decimal ObjectiveMeasureWeight { get; init; } = 1;
}
