namespace Authoring.Manifests;

/// <summary>A learning objective of an activity. Sequencing and Navigation 3.10, SM.6.</summary>
public sealed record Objective
{
    /// <summary>Null only for a primary objective without an objectiveID.</summary>
    public string? Identifier { get; init; }

    /// <summary>Whether this is the objective that rolls up.</summary>
    public bool IsPrimary { get; init; }

    public bool SatisfiedByMeasure { get; init; }

    public decimal MinNormalizedMeasure { get; init; } = 1;

    public IReadOnlyList<ObjectiveMap> Maps { get; init; } = [];
}

/// <summary>
/// A link between a local objective and a global one; imsss and adlseq maps to the same target are one.
/// Sequencing and Navigation 3.10.3, SM.7.
/// </summary>
public sealed record ObjectiveMap
{
    public required string Target { get; init; }

    public bool ReadSatisfiedStatus { get; init; }

    public bool ReadNormalizedMeasure { get; init; }

    public bool ReadRawScore { get; init; }

    public bool ReadMinScore { get; init; }

    public bool ReadMaxScore { get; init; }

    public bool ReadCompletionStatus { get; init; }

    public bool ReadProgressMeasure { get; init; }

    public bool WriteSatisfiedStatus { get; init; }

    public bool WriteNormalizedMeasure { get; init; }

    public bool WriteRawScore { get; init; }

    public bool WriteMinScore { get; init; }

    public bool WriteMaxScore { get; init; }

    public bool WriteCompletionStatus { get; init; }

    public bool WriteProgressMeasure { get; init; }
}
