using Authoring.Manifests;

namespace Player.Sequencing;

/// <summary>Goes to the activity the learner chose. Sequencing and Navigation SB.2.9.</summary>
internal static class ChoiceSequencing
{
    public static SequencingOutcome Apply(ActivityTracking tracking, Activity target)
    {
        if (Reach(tracking, target) is { } exception)
        {
            return new(null, Exception: exception);
        }

        if (target.IsLeaf)
        {
            return new(target);
        }

        var flow = Flow.Apply(tracking, target, Direction.Forward, considerChildren: true);
        return flow.Deliverable ? new(flow.At) : new(null, Exception: "SB.2.9-9", Moved: target, EndAt: Common(tracking, target));
    }

    private static Activity Common(ActivityTracking tracking, Activity target) =>
        tracking.Current is { } current ? ActivityTracking.CommonAncestor(current, target) : tracking.Root;

    /// <summary>The exception that keeps the target out of reach, or null.</summary>
    private static string? Reach(ActivityTracking tracking, Activity target)
    {
        foreach (var step in target.WithAncestors())
        {
            if (tracking.Position(step) < 0)
            {
                return "SB.2.9-2";
            }

            if (SequencingRulesCheck.Precondition(tracking, step, RuleAction.HiddenFromChoice))
            {
                return "SB.2.9-3";
            }
        }

        if (target.Parent is { Definition.ControlMode.Choice: false })
        {
            return "SB.2.9-4";
        }

        var common = Common(tracking, target);
        var current = tracking.Current ?? common;
        return current == target ? null
            : current.Parent == target.Parent ? AmongSiblings(tracking, current, target)
            : current == common ? Down(tracking, common, target, Direction.Forward)
            : target == common ? Up(current, common)
            : Up(current, common) ?? ConstrainedChoice(tracking, current, common, target)
                ?? Down(tracking, common, target, tracking.IsForward(target, current) ? Direction.Forward : Direction.Backward);
    }

    private static string? AmongSiblings(ActivityTracking tracking, Activity current, Activity target)
    {
        var (from, to) = (tracking.Position(current), tracking.Position(target));
        if (to < from)
        {
            return ChoiceActivityTraversal.Apply(tracking, current, Direction.Backward);
        }

        return target.Parent!.ChildMayStop ? tracking.FirstStop(target.Parent, from, to) : null;
    }

    /// <summary>Leaving clusters upwards.</summary>
    private static string? Up(Activity current, Activity common) =>
        current.WithAncestors().TakeWhile(step => step != common).Any(step => !step.Definition.ControlMode.ChoiceExit) ? "SB.2.9-7" : null;

    /// <summary>Entering clusters downwards.</summary>
    private static string? Down(ActivityTracking tracking, Activity common, Activity target, Direction direction)
    {
        foreach (var step in target.WithAncestors().Skip(1).TakeWhile(step => step != common).Append(common))
        {
            if (direction == Direction.Forward && ChoiceActivityTraversal.Apply(tracking, step, direction) is { } exception)
            {
                return exception;
            }

            if (step != common && !tracking.See(step).IsActive && step.Definition.ConstrainedChoice.PreventActivation)
            {
                return "SB.2.9-6";
            }
        }

        return null;
    }

    /// <summary>A cluster with constrainChoice lets out only to its neighbours and their children.</summary>
    private static string? ConstrainedChoice(ActivityTracking tracking, Activity current, Activity common, Activity target)
    {
        var constrained = current.WithAncestors().Skip(1).TakeWhile(step => step != common)
            .FirstOrDefault(step => step.Definition.ConstrainedChoice.ConstrainChoice);
        if (constrained is null)
        {
            return null;
        }

        var direction = tracking.IsForward(target, constrained) ? Direction.Forward : Direction.Backward;
        var considered = ChoiceFlow.Apply(tracking, constrained, direction);
        return considered.IsAncestorOrSelfOf(target) || constrained == target ? null : "SB.2.9-8";
    }
}
