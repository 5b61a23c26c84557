using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>Ends the current attempt as asked. Sequencing and Navigation TB.2.3.</summary>
internal static class TerminationRequestProcess
{
    /// <summary>The sequencing request that postcondition rules put in place of the learner's, or the exception.</summary>
    public static (SequencingRequest? Instead, string? Exception) Apply(ActivityTracking tracking, TerminationRequest request)
    {
        var begun = tracking.Trace?.Begin("TB.2.3", "Termination Request", tracking.Current, request.ToString());
        var (instead, exception) = Decide(tracking, request);
        tracking.Trace?.End(begun, exception ?? $"valid, at {tracking.Current}{(instead is null ? "" : $", instead {instead}")}");
        return (instead, exception);
    }

    private static (SequencingRequest? Instead, string? Exception) Decide(ActivityTracking tracking, TerminationRequest request)
    {
        if (tracking.Current is not { } current)
        {
            return (null, "TB.2.3-1");
        }

        if (request is TerminationRequest.Exit or TerminationRequest.Abandon && !tracking.See(current).IsActive)
        {
            return (null, "TB.2.3-2");
        }

        return request switch
        {
            TerminationRequest.Exit => Exit(tracking, current),
            TerminationRequest.ExitAll => (ExitAll(tracking, null), null),
            TerminationRequest.SuspendAll => SuspendAll(tracking, current),
            TerminationRequest.Abandon => Abandon(tracking, [current], current),
            _ => Abandon(tracking, current.WithAncestors(), tracking.Root),
        };
    }

    private static (SequencingRequest? Instead, string? Exception) Exit(ActivityTracking tracking, Activity current)
    {
        EndAttempt.Apply(tracking, current);
        if (!tracking.See(current).IsSuspended)
        {
            ExitActionRules.Apply(tracking);
        }

        while (true)
        {
            switch (PostConditionRules.Apply(tracking))
            {
                case RuleAction.ExitAll:
                    return (ExitAll(tracking, null), null);
                case RuleAction.RetryAll:
                    return (ExitAll(tracking, new(SequencingRequestKind.Retry)), null);
                case RuleAction.Retry when tracking.Current!.IsRoot:
                    return (ExitAll(tracking, new(SequencingRequestKind.Retry)), null);
                case RuleAction.Retry:
                    return (new(SequencingRequestKind.Retry), null);
                case RuleAction.ExitParent when tracking.Current!.Parent is { } parent:
                    tracking.Current = parent;
                    EndAttempt.Apply(tracking, parent);
                    break;
                case RuleAction.ExitParent:
                    return (null, "TB.2.3-4");
                case RuleAction.Continue when !tracking.Current!.IsRoot:
                    return (new(SequencingRequestKind.Continue), null);
                case RuleAction.Previous when !tracking.Current!.IsRoot:
                    return (new(SequencingRequestKind.Previous), null);
                default:
                    return (tracking.Current!.IsRoot ? new(SequencingRequestKind.Exit) : null, null);
            }
        }
    }

    private static SequencingRequest ExitAll(ActivityTracking tracking, SequencingRequest? after)
    {
        if (tracking.See(tracking.Current!).IsActive)
        {
            EndAttempt.Apply(tracking, tracking.Current!);
        }

        TerminateDescendentAttempts.Apply(tracking, tracking.Root);
        EndAttempt.Apply(tracking, tracking.Root);
        tracking.Current = tracking.Root;
        if (after is { Kind: SequencingRequestKind.Retry })
        {
            tracking.ForgetOwnObjectives();
        }

        return after ?? new(SequencingRequestKind.Exit);
    }

    private static (SequencingRequest? Instead, string? Exception) SuspendAll(ActivityTracking tracking, Activity current)
    {
        var state = tracking.Of(current);
        if (state.IsActive)
        {
            state.IsSuspended = true;
            OverallRollup.Apply(tracking, current);
        }

        var suspended = state.IsSuspended ? current : current.Parent;
        if (suspended is null)
        {
            return (null, "TB.2.3-3");
        }

        tracking.Suspended = suspended;
        foreach (var step in suspended.WithAncestors())
        {
            tracking.Of(step).IsActive = false;
            tracking.Of(step).IsSuspended = true;
        }

        tracking.Current = tracking.Root;
        return (new(SequencingRequestKind.Exit), null);
    }

    /// <summary>What the abandoned attempt achieved is forgotten (ADL SX-04b).</summary>
    private static (SequencingRequest? Instead, string? Exception) Abandon(ActivityTracking tracking, IEnumerable<Activity> activities, Activity next)
    {
        var current = tracking.Current!;
        tracking.SetCompleted(current, null);
        tracking.SetSatisfied(current, current.Primary, null);
        tracking.SetMeasure(current, current.Primary, null);
        tracking.Of(current).IsSuspended = false;
        foreach (var activity in activities)
        {
            tracking.Of(activity).IsActive = false;
        }

        tracking.Current = next;
        return (new(SequencingRequestKind.Exit), null);
    }
}
