namespace Player.Sequencing;

/// <summary>How the current attempt is to end. Sequencing and Navigation 4.4.</summary>
internal enum TerminationRequest
{
    Exit,
    ExitAll,
    Abandon,
    AbandonAll,
    SuspendAll,
}
