using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>From a navigation request to what is delivered: navigation, termination, sequencing, delivery. Sequencing and Navigation OP.1.</summary>
internal static class OverallSequencing
{
    public static NavigationResult Apply(ActivityTracking tracking, NavigationRequest request)
    {
        var begun = tracking.Trace?.Begin("OP.1", "Overall Sequencing", tracking.Current, request.ToString());
        var result = Decide(tracking, request);
        tracking.Trace?.End(begun, result);
        return result;
    }

    private static NavigationResult Decide(ActivityTracking tracking, NavigationRequest request)
    {
        if (tracking.Current is null)
        {
            BeginSession(tracking);
        }

        var step = NavigationRequestProcess.Apply(tracking, request);
        if ((step.Exception ?? LookAhead(tracking, step)) is { } refusal)
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

        return Deliver(tracking, SequencingRequestProcess.Apply(tracking, sequencing), request);
    }

    private static void BeginSession(ActivityTracking tracking)
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

    /// <summary>
    /// The exception a request would end in, or null. A learner is not thrown out of an activity by a request that leads nowhere
    /// (ADL, SampleRTE), and not out of a SCORM 1.2 course by going on past its last open item.
    /// </summary>
    private static string? LookAhead(ActivityTracking tracking, NavigationStep step)
    {
        if (step is not { Termination: TerminationRequest.Exit, Sequencing: { } request } || !IsForeseen(tracking, request.Kind))
        {
            return null;
        }

        var begun = tracking.Trace?.Begin("OP.1", "Look ahead, before the attempt is ended", request.Target ?? tracking.Current, request.Kind.ToString());
        var outcome = SequencingRequestProcess.Apply(tracking, request);
        var exception = outcome.Deliver is { } found ? DeliveryRequestProcess.Apply(tracking, found)
            : outcome.Exception ?? (outcome.EndSession ? "SB.2.1-1" : "DB.1.1-1");
        tracking.Trace?.End(begun, exception ?? "possible");
        return exception;
    }

    private static bool IsForeseen(ActivityTracking tracking, SequencingRequestKind kind) =>
        kind is SequencingRequestKind.Previous or SequencingRequestKind.Choice or SequencingRequestKind.Jump
        || (kind == SequencingRequestKind.Continue && tracking.Tree.Edition == Edition.Scorm12);

    private static NavigationResult Deliver(ActivityTracking tracking, SequencingOutcome found, NavigationRequest request)
    {
        // A SCORM 1.2 course of which nothing is open yet is not over.
        if (found.EndSession && tracking.Tree.Edition == Edition.Scorm12 && request.Kind == NavigationRequestKind.Start)
        {
            return new(NavigationOutcome.NoContent, Exception: "SB.2.1-1");
        }

        if (found.EndSession)
        {
            return EndSession(tracking, request);
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

    private static NavigationResult EndSession(ActivityTracking tracking, NavigationRequest request)
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
