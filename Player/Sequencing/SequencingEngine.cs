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
    public NavigationResult Process(NavigationRequest request)
    {
        if (tracking.Current is null)
        {
            BeginSession();
        }

        var step = NavigationRequestProcess.Apply(tracking, request);
        if (step.Exception is not null)
        {
            return new(NavigationOutcome.Refused, Exception: step.Exception);
        }

        if (Foreseen(step) is { } refusal)
        {
            return new(NavigationOutcome.Refused, Exception: refusal);
        }

        var sequencing = step.Sequencing!;
        if (step.Termination is { } termination)
        {
            var (instead, exception) = TerminationRequestProcess.Apply(tracking, termination);
            if (exception is not null)
            {
                return new(NavigationOutcome.NoContent, Exception: exception);
            }

            sequencing = instead ?? sequencing;
        }

        return Deliver(SequencingRequestProcess.Apply(tracking, sequencing), request);
    }

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

    /// <summary>cmi.objectives for a SCO about to be launched.</summary>
    public IReadOnlyList<RunTimeObjective> InitialObjectives(Activity activity) => RunTimeTransfer.Initial(tracking, activity);

    /// <summary>The rolled-up result of an activity: the root for the course, a leaf for a SCO.</summary>
    public ActivityResult ResultOf(Activity activity)
    {
        var state = tracking.See(activity);
        return new(
            tracking.Completed(activity),
            tracking.Satisfied(activity, activity.Primary),
            AnyLeafHas(activity, leaf => tracking.Measure(leaf, leaf.Primary)) ? tracking.Measure(activity, activity.Primary) : null,
            AnyLeafHas(activity, leaf => tracking.Progress(leaf)) ? tracking.Progress(activity) : null,
            state.AttemptCount,
            state.IsSuspended);
    }

    // Measure rollup gives a cluster 0 where no lesson has a score at all; a report must not show that as a score.
    private bool AnyLeafHas(Activity activity, Func<Activity, decimal?> measure) =>
        activity.IsLeaf ? measure(activity) is not null : tracking.Children(activity).Any(child => AnyLeafHas(child, measure));

    private void BeginSession()
    {
        if (!tracking.See(tracking.Root).IsSuspended)
        {
            tracking.ForgetOwnObjectives();
        }

        foreach (var activity in tracking.Tree.All)
        {
            SelectChildren.Once(tracking, activity);
            RandomizeChildren.Once(tracking, activity);
        }
    }

    // A learner is not thrown out of an activity by a request that leads nowhere (ADL, SampleRTE).
    private string? Foreseen(NavigationStep step)
    {
        if (step is not { Termination: TerminationRequest.Exit, Sequencing: { Kind: SequencingRequestKind.Previous or SequencingRequestKind.Choice or SequencingRequestKind.Jump } request })
        {
            return null;
        }

        return tracking.Suppose(() =>
        {
            var outcome = SequencingRequestProcess.Apply(tracking, request);
            return outcome.Deliver is { } found ? DeliveryRequestProcess.Apply(tracking, found) : outcome.Exception ?? "DB.1.1-1";
        });
    }

    private NavigationResult Deliver(SequencingOutcome found, NavigationRequest request)
    {
        if (found.EndSession)
        {
            return EndSession(request);
        }

        if (found.Moved is { } moved && tracking.Current is not null)
        {
            TerminateDescendentAttempts.Apply(tracking, found.EndAt!);
            EndAttempt.Apply(tracking, found.EndAt!);
            tracking.Current = moved;
        }

        if (found.Deliver is not { } activity)
        {
            return new(NavigationOutcome.NoContent, Exception: found.Exception);
        }

        var exception = DeliveryRequestProcess.Apply(tracking, activity) ?? ContentDeliveryEnvironment.Apply(tracking, activity);
        return exception is null ? new(NavigationOutcome.Deliver, activity) : new(NavigationOutcome.NoContent, Exception: exception);
    }

    private NavigationResult EndSession(NavigationRequest request)
    {
        if (tracking.Current is not null && !tracking.See(tracking.Root).IsSuspended && tracking.See(tracking.Root).IsActive)
        {
            TerminateDescendentAttempts.Apply(tracking, tracking.Root);
            EndAttempt.Apply(tracking, tracking.Root);
        }

        tracking.Current = null;
        return new(request.Kind == NavigationRequestKind.SuspendAll ? NavigationOutcome.SessionSuspended : NavigationOutcome.SessionEnded);
    }
}

/// <summary>What is known about an activity now; null is unknown.</summary>
public sealed record ActivityResult(bool? Completed, bool? Satisfied, decimal? Measure, decimal? Progress, int AttemptCount, bool IsSuspended);
