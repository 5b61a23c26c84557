namespace Player.Sequencing;

/// <summary>The beginning of attempts. Sequencing and Navigation 4.2.1.3, TM.1.2.</summary>
internal sealed partial class ActivityTracking
{
    /// <summary>Starts a new attempt: fresh tracking data, and what the children achieved before is old.</summary>
    public void BeginAttempt(Activity activity)
    {
        var own = Of(activity);
        own.AttemptCount++;
        own.Objectives.Clear();
        own.SuccessSetByContent = false;
        own.CompletionSetByContent = false;
        own.ObjectivesAreStale = false;
        own.ProgressIsStale = false;
        var control = activity.Definition.ControlMode;
        Age(activity, control.UseCurrentAttemptObjectiveInfo, control.UseCurrentAttemptProgressInfo);
    }

    /// <summary>Forgets objectives that live for one attempt on the root, before a new one starts.</summary>
    public void ForgetOwnObjectives()
    {
        if (!Tree.ObjectivesGlobalToSystem)
        {
            state.OwnObjectives.Targets.Clear();
        }
    }

    private void Age(Activity cluster, bool objectives, bool progress)
    {
        if (!objectives && !progress)
        {
            return;
        }

        foreach (var child in Children(cluster))
        {
            if (state.Activities.ContainsKey(child.Identifier))
            {
                var own = Of(child);
                own.ObjectivesAreStale |= objectives;
                own.ProgressIsStale |= progress;
            }

            var control = child.Definition.ControlMode;
            Age(child, objectives && control.UseCurrentAttemptObjectiveInfo, progress && control.UseCurrentAttemptProgressInfo);
        }
    }
}
