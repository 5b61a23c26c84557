namespace Player.Sequencing;

/// <summary>What a valid navigation request asks of the next two processes.</summary>
internal readonly record struct NavigationStep(TerminationRequest? Termination, SequencingRequest? Sequencing, string? Exception)
{
    public static NavigationStep Refused(string exception) => new(null, null, exception);
}

/// <summary>Decides whether a navigation request may be processed, and as what. Sequencing and Navigation NB.2.1.</summary>
internal static class NavigationRequestProcess
{
    public static NavigationStep Apply(ActivityTracking tracking, NavigationRequest request)
    {
        var step = Decide(tracking, request);
        tracking.Trace?.Add("NB.2.1", "Navigation Request", tracking.Current, request.ToString(), step.Exception ?? $"valid: {string.Join(", then ", new object?[] { step.Termination, step.Sequencing }.Where(part => part is not null))}");
        return step;
    }

    private static NavigationStep Decide(ActivityTracking tracking, NavigationRequest request)
    {
        var current = tracking.Current;
        if (request.Kind == NavigationRequestKind.Start)
        {
            return current is null ? new(null, new(SequencingRequestKind.Start), null) : NavigationStep.Refused("NB.2.1-1");
        }

        if (request.Kind == NavigationRequestKind.ResumeAll)
        {
            return current is not null ? NavigationStep.Refused("NB.2.1-1")
                : tracking.Suspended is null ? NavigationStep.Refused("NB.2.1-3")
                : new(null, new(SequencingRequestKind.ResumeAll), null);
        }

        if (request.Kind == NavigationRequestKind.Choice)
        {
            return Choice(tracking, current, tracking.Tree.Find(request.Target));
        }

        return current is null ? NavigationStep.Refused("NB.2.1-2") : InSession(tracking, current, request);
    }

    private static NavigationStep InSession(ActivityTracking tracking, Activity current, NavigationRequest request)
    {
        var active = tracking.See(current).IsActive;
        TerminationRequest? leaving = active ? TerminationRequest.Exit : null;
        var control = current.Parent?.Definition.ControlMode;
        return request.Kind switch
        {
            NavigationRequestKind.Continue => control is { Flow: true }
                ? new(leaving, new(SequencingRequestKind.Continue), null)
                : NavigationStep.Refused("NB.2.1-4"),
            NavigationRequestKind.Previous => control is null ? NavigationStep.Refused("NB.2.1-6")
                : control is { Flow: true, ForwardOnly: false } ? new(leaving, new(SequencingRequestKind.Previous), null)
                : NavigationStep.Refused("NB.2.1-5"),
            NavigationRequestKind.Jump when !tracking.Tree.Rules.Jump => NavigationStep.Refused("NB.2.1-13"),
            NavigationRequestKind.Jump => tracking.Tree.Find(request.Target) is { } target && tracking.Position(target) >= 0
                ? new(leaving, new(SequencingRequestKind.Jump, target), null)
                : NavigationStep.Refused("NB.2.1-11"),
            NavigationRequestKind.Exit => Leave(active, TerminationRequest.Exit),
            NavigationRequestKind.Abandon => Leave(active, TerminationRequest.Abandon),
            NavigationRequestKind.ExitAll => Leave(true, TerminationRequest.ExitAll),
            NavigationRequestKind.AbandonAll => Leave(true, TerminationRequest.AbandonAll),
            _ => Leave(true, TerminationRequest.SuspendAll),
        };
    }

    private static NavigationStep Leave(bool possible, TerminationRequest termination) =>
        possible ? new(termination, new(SequencingRequestKind.Exit), null) : NavigationStep.Refused("NB.2.1-12");

    private static NavigationStep Choice(ActivityTracking tracking, Activity? current, Activity? target)
    {
        if (target is null)
        {
            return NavigationStep.Refused("NB.2.1-11");
        }

        if (target.Parent is { Definition.ControlMode.Choice: false })
        {
            return NavigationStep.Refused("NB.2.1-10");
        }

        if (current is null)
        {
            return new(null, new(SequencingRequestKind.Choice, target), null);
        }

        var active = tracking.See(current).IsActive;
        if (active && target != current && !current.Definition.ControlMode.ChoiceExit)
        {
            return NavigationStep.Refused("NB.2.1-8");
        }

        if (target.Parent != current.Parent)
        {
            var common = ActivityTracking.CommonAncestor(current, target);
            var path = current.WithAncestors().TakeWhile(step => step != common);
            if (path.Any(step => tracking.See(step).IsActive && !step.Definition.ControlMode.ChoiceExit))
            {
                return NavigationStep.Refused("NB.2.1-8");
            }
        }

        return new(active ? TerminationRequest.Exit : null, new(SequencingRequestKind.Choice, target), null);
    }
}
