namespace Player.Sequencing;

/// <summary>Ends the attempt on the highest ancestor whose exit rule applies, and moves there. Sequencing and Navigation TB.2.1.</summary>
internal static class ExitActionRules
{
    public static void Apply(ActivityTracking tracking)
    {
        var begun = tracking.Trace?.Begin("TB.2.1", "Sequencing Exit Action Rules", tracking.Current);
        var target = tracking.Current!.WithAncestors().Skip(1).Reverse().FirstOrDefault(ancestor => SequencingRulesCheck.Exit(tracking, ancestor));
        if (target is not null)
        {
            TerminateDescendentAttempts.Apply(tracking, target);
            EndAttempt.Apply(tracking, target);
            tracking.Current = target;
        }

        tracking.Trace?.End(begun, target is null ? "no exit" : $"exit {target}");
    }
}
