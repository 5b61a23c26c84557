using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>
/// Where the editions of SCORM 2004 behave differently: each line is one difference, with the book that brought it. A package is played by the
/// edition it states; what that edition does not know has no effect in it. All else is the same for all, by the newest text: the 2nd edition
/// with its addenda sequences as the 3rd does, and limits of length are not enforced in any.
/// </summary>
public sealed record EditionRules
{
    private static readonly EditionRules SinceFourth = new()
    {
        Jump = true,
        SharedData = true,
        ProgressOfClusters = true,
        MapsOfScoresAndProgress = true,
    };

    private static readonly EditionRules BeforeFourth = new();

    /// <summary>Content may ask for a jump past all sequencing rules. SN 4th Ed. 5.6.1, NB.2.1 and SB.2.13.</summary>
    public bool Jump { get; private init; }

    /// <summary>Activities share data buckets, adl.data and adlcp:map. RTE 4th Ed. 4.3.</summary>
    public bool SharedData { get; private init; }

    /// <summary>
    /// A cluster has a completion amount: the weighted mean of its children's, by which it may be complete. Before, a threshold was a matter of
    /// the SCO that has it. SN 4th Ed. RB.1.1 b and RB.1.3 a, CAM 4th Ed. adlcp:completionThreshold.
    /// </summary>
    public bool ProgressOfClusters { get; private init; }

    /// <summary>
    /// Global objectives carry raw, least and greatest score, completion and progress too, by adlseq:objectives; before, satisfaction and
    /// measure alone. SN 4th Ed. 3.10.3.
    /// </summary>
    public bool MapsOfScoresAndProgress { get; private init; }

    public static EditionRules Of(Edition edition) => edition == Edition.Scorm2004Fourth ? SinceFourth : BeforeFourth;

    /// <summary>Of a map what the edition knows.</summary>
    internal Authoring.Manifests.Sequencing Known(Authoring.Manifests.Sequencing sequencing) =>
        MapsOfScoresAndProgress || sequencing.Objectives.All(objective => objective.Maps.Count == 0)
            ? sequencing
            : sequencing with { Objectives = [.. sequencing.Objectives.Select(objective => objective with { Maps = [.. objective.Maps.Select(Known)] })] };

    /// <summary>Of a threshold what the edition knows.</summary>
    internal CompletionThreshold Known(CompletionThreshold threshold, bool isCluster) =>
        ProgressOfClusters ? threshold
        : isCluster ? new CompletionThreshold()
        : threshold with { ProgressWeight = 1 };

    private static ObjectiveMap Known(ObjectiveMap map) => new()
    {
        Target = map.Target,
        ReadSatisfiedStatus = map.ReadSatisfiedStatus,
        ReadNormalizedMeasure = map.ReadNormalizedMeasure,
        WriteSatisfiedStatus = map.WriteSatisfiedStatus,
        WriteNormalizedMeasure = map.WriteNormalizedMeasure,
    };
}
