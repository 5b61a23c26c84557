namespace Player.Sequencing;

/// <summary>Everything the engine remembers about one learner in one course; stored as one document. Sequencing and Navigation 4.2.</summary>
public sealed class SequencingState
{
    /// <summary>Null between sessions.</summary>
    public string? CurrentActivity { get; set; }

    /// <summary>Where Suspend All was asked for; null when there is nothing to resume.</summary>
    public string? SuspendedActivity { get; set; }

    /// <summary>Only activities that differ from an untouched one.</summary>
    public Dictionary<string, ActivityState> Activities { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The global objectives of an organization with objectivesGlobalToSystem="false"; they live for one attempt on the root.</summary>
    public GlobalObjectives OwnObjectives { get; init; } = new();

    /// <summary>The same state, to try something out on.</summary>
    public SequencingState Copy() => new()
    {
        CurrentActivity = CurrentActivity,
        SuspendedActivity = SuspendedActivity,
        Activities = Activities.ToDictionary(pair => pair.Key, pair => pair.Value.Copy(), StringComparer.Ordinal),
        OwnObjectives = OwnObjectives.Copy(),
    };
}

/// <summary>What is known about one activity. Sequencing and Navigation 4.2.1, AM.1 and TM.1.</summary>
public sealed class ActivityState
{
    public bool IsActive { get; set; }

    public bool IsSuspended { get; set; }

    /// <summary>How often an attempt began; untracked activities stay at 0.</summary>
    public int AttemptCount { get; set; }

    /// <summary>Children in use, in their order; null means all in document order.</summary>
    public List<string>? AvailableChildren { get; set; }

    public bool IsSelected { get; set; }

    public bool IsRandomized { get; set; }

    /// <summary>By objective identifier; the anonymous primary objective has the empty one.</summary>
    public Dictionary<string, ObjectiveProgress> Objectives { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The content spoke about success, if only to say unknown; then nothing is assumed for it.</summary>
    public bool SuccessSetByContent { get; set; }

    /// <summary>The content spoke about completion, if only to say unknown; then nothing is assumed for it.</summary>
    public bool CompletionSetByContent { get; set; }

    /// <summary>The objectives come from before the current attempt on an ancestor and don't roll up. SM.1, useCurrentAttemptObjectiveInfo.</summary>
    public bool ObjectivesAreStale { get; set; }

    /// <summary>The progress comes from before the current attempt on an ancestor and doesn't roll up. SM.1, useCurrentAttemptProgressInfo.</summary>
    public bool ProgressIsStale { get; set; }

    internal ActivityState Copy() => new()
    {
        IsActive = IsActive,
        IsSuspended = IsSuspended,
        AttemptCount = AttemptCount,
        AvailableChildren = AvailableChildren is null ? null : [.. AvailableChildren],
        IsSelected = IsSelected,
        IsRandomized = IsRandomized,
        Objectives = Objectives.ToDictionary(pair => pair.Key, pair => pair.Value.Copy(), StringComparer.Ordinal),
        SuccessSetByContent = SuccessSetByContent,
        CompletionSetByContent = CompletionSetByContent,
        ObjectivesAreStale = ObjectivesAreStale,
        ProgressIsStale = ProgressIsStale,
    };
}
