namespace Player.Sequencing;

/// <summary>Ends the attempt on the highest ancestor whose exit rule applies, and moves there. Sequencing and Navigation TB.2.1.</summary>
internal static class ExitActionRules
{
    public static void Apply(ActivityTracking tracking)
    {
        var target = tracking.Current!.WithAncestors().Skip(1).Reverse().FirstOrDefault(ancestor => SequencingRulesCheck.Exit(tracking, ancestor));
        tracking.Trace?.Add("TB.2.1", "Sequencing Exit Action Rules", tracking.Current, "", target);
        if (target is not null)
        {
            TerminateDescendentAttempts.Apply(tracking, target);
            EndAttempt.Apply(tracking, target);
            tracking.Current = target;
        }
    }
}
