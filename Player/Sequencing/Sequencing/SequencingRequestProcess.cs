namespace Player.Sequencing;

/// <summary>Looks for the activity to deliver; changes nothing. Sequencing and Navigation SB.2.12.</summary>
internal static class SequencingRequestProcess
{
    public static SequencingOutcome Apply(ActivityTracking tracking, SequencingRequest request)
    {
        var outcome = request.Kind switch
        {
            SequencingRequestKind.Start => StartSequencing.Apply(tracking),
            SequencingRequestKind.ResumeAll => ResumeAllSequencing.Apply(tracking),
            SequencingRequestKind.Continue => ContinueSequencing.Apply(tracking),
            SequencingRequestKind.Previous => PreviousSequencing.Apply(tracking),
            SequencingRequestKind.Choice => ChoiceSequencing.Apply(tracking, request.Target!),
            SequencingRequestKind.Jump => JumpSequencing.Apply(tracking, request.Target!),
            SequencingRequestKind.Retry => RetrySequencing.Apply(tracking),
            _ => ExitSequencing.Apply(tracking),
        };
        tracking.Trace?.Add("SB.2.12", "Sequencing Request", tracking.Current, request.ToString(), outcome.Deliver?.Identifier ?? outcome.Exception ?? (outcome.EndSession ? "session ends" : "no activity"));
        return outcome;
    }
}
