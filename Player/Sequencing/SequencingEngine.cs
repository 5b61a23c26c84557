namespace Player.Sequencing;

/// <summary>
/// Runs navigation requests for one learner in one course. Pure: it reads and changes the given state and global objectives
/// and nothing else, so the caller stores them with the outcome or not at all. Sequencing and Navigation OP.1.
/// </summary>
public sealed class SequencingEngine
{
    private readonly ActivityTracking tracking;

    public SequencingEngine(ActivityTree tree, SequencingState state, GlobalObjectives sharedObjectives, Random random, SequencingTrace? trace = null)
    {
        tracking = new ActivityTracking(tree, state, sharedObjectives, random, trace);
        Availability = new NavigationAvailability(tracking);
        Tree = tree;
    }

    public ActivityTree Tree { get; }

    /// <summary>The activity delivered last in this session; null between sessions.</summary>
    public Activity? Current => tracking.Current;

    public bool CanResume => tracking.Suspended is not null;

    public NavigationAvailability Availability { get; }

    /// <summary>Processes one request. A refused request changes nothing.</summary>
    public NavigationResult Process(NavigationRequest request) => OverallSequencing.Apply(tracking, request);

    /// <summary>Takes over what the current SCO recorded; call it when the SCO terminates, before its navigation request.</summary>
    public void RecordRunTime(RunTimeOutcome outcome)
    {
        if (tracking.Current is { IsLeaf: true } current && tracking.See(current).IsActive)
        {
            RunTimeTransfer.Apply(tracking, current, outcome);
        }
    }

    /// <summary>Rolls up what the current SCO recorded so far, so that the course's status is right while content still runs. SN RB.1.5.</summary>
    public void RollUp()
    {
        if (tracking.Current is { } current)
        {
            OverallRollup.Apply(tracking, current);
        }
    }

    /// <summary>
    /// What the course is worth if these lessons had these results, whatever a later attempt on them left of it. Sequencing goes by the
    /// newest attempt; records keep the best. Changes its own state, so it is asked of an engine on a copy.
    /// </summary>
    public ActivityResult ResultWith(IEnumerable<KeyValuePair<Activity, LessonResult>> lessons)
    {
        foreach (var (lesson, result) in lessons)
        {
            var state = tracking.Of(lesson);
            (state.ObjectivesAreStale, state.ProgressIsStale) = (false, false);
            if (result.Completed is not null)
            {
                tracking.SetCompleted(lesson, lesson.Primary, result.Completed);
            }

            if (result.Satisfied is not null)
            {
                tracking.SetSatisfied(lesson, lesson.Primary, result.Satisfied);
            }

            if (result.Measure is not null)
            {
                tracking.SetMeasure(lesson, lesson.Primary, result.Measure);
            }
        }

        foreach (var cluster in tracking.Tree.All.Where(activity => !activity.IsLeaf && tracking.See(activity).AttemptCount > 0))
        {
            var state = tracking.Of(cluster);
            state.Objectives.Clear();
            (state.ObjectivesAreStale, state.ProgressIsStale) = (false, false);
        }

        OverallRollup.Whole(tracking);
        return ResultOf(tracking.Root);
    }

    /// <summary>cmi.objectives for a SCO about to be launched.</summary>
    public IReadOnlyList<RunTimeObjective> InitialObjectives(Activity activity) => RunTimeTransfer.Initial(tracking, activity);

    /// <summary>The rolled-up result of an activity: the root for the course, a leaf for a SCO. What is from before the attempt on its cluster is unknown.</summary>
    public ActivityResult ResultOf(Activity activity)
    {
        var state = tracking.See(activity);
        return new(
            tracking.Completed(activity, forRollup: true),
            tracking.Satisfied(activity, activity.Primary, forRollup: true),
            AnyLeafHas(activity, leaf => tracking.Measure(leaf, leaf.Primary, forRollup: true)) ? tracking.Measure(activity, activity.Primary, forRollup: true) : null,
            AnyLeafHas(activity, leaf => tracking.Progress(leaf, forRollup: true)) ? tracking.Progress(activity, forRollup: true) : null,
            state.AttemptCount,
            state.IsSuspended);
    }

    // Measure rollup gives a cluster 0 where no lesson has a score at all; a report must not show that as a score.
    private bool AnyLeafHas(Activity activity, Func<Activity, decimal?> measure) =>
        activity.IsLeaf ? measure(activity) is not null : tracking.Children(activity).Any(child => AnyLeafHas(child, measure));
}

/// <summary>What a lesson was worth at its best; null is unknown.</summary>
public sealed record LessonResult(bool? Completed, bool? Satisfied, decimal? Measure);

/// <summary>What is known about an activity now; null is unknown.</summary>
public sealed record ActivityResult(bool? Completed, bool? Satisfied, decimal? Measure, decimal? Progress, int AttemptCount, bool IsSuspended);
