namespace Player.Sequencing;

/// <summary>Looks for the activity to deliver; changes nothing. Sequencing and Navigation SB.2.12.</summary>
internal static class SequencingRequestProcess
{
    public static SequencingOutcome Apply(ActivityTracking tracking, SequencingRequest request)
    {
        var begun = tracking.Trace?.Begin("SB.2.12", "Sequencing Request", tracking.Current, request.ToString());
        var (clause, process) = NameOf(request.Kind);
        var inner = tracking.Trace?.Begin(clause, process, request.Target ?? tracking.Current);
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
        tracking.Trace?.End(inner, outcome);
        tracking.Trace?.End(begun, outcome);
        return outcome;
    }

    private static (string Clause, string Process) NameOf(SequencingRequestKind kind) => kind switch
    {
        SequencingRequestKind.Start => ("SB.2.5", "Start Sequencing Request"),
        SequencingRequestKind.ResumeAll => ("SB.2.6", "Resume All Sequencing Request"),
        SequencingRequestKind.Continue => ("SB.2.7", "Continue Sequencing Request"),
        SequencingRequestKind.Previous => ("SB.2.8", "Previous Sequencing Request"),
        SequencingRequestKind.Choice => ("SB.2.9", "Choice Sequencing Request"),
        SequencingRequestKind.Jump => ("SB.2.13", "Jump Sequencing Request"),
        SequencingRequestKind.Retry => ("SB.2.10", "Retry Sequencing Request"),
        _ => ("SB.2.11", "Exit Sequencing Request"),
    };
}
