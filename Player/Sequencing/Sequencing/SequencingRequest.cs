namespace Player.Sequencing;

/// <summary>How the activity to deliver is looked for. Sequencing and Navigation 4.8.</summary>
internal enum SequencingRequestKind
{
    Start,
    ResumeAll,
    Continue,
    Previous,
    Choice,
    Jump,
    Retry,
    Exit,
}

/// <summary>A sequencing request; Choice and Jump have a target.</summary>
internal sealed record SequencingRequest(SequencingRequestKind Kind, Activity? Target = null)
{
    public override string ToString() => Target is null ? Kind.ToString() : $"{Kind} {Target}";
}

/// <summary>The activity found, or none: because the session ends, or with an exception.</summary>
/// <param name="Moved">A choice that found no leaf in its cluster leaves the learner there, after ending attempts up to <paramref name="EndAt"/>.</param>
internal readonly record struct SequencingOutcome(Activity? Deliver, bool EndSession = false, string? Exception = null, Activity? Moved = null, Activity? EndAt = null)
{
    public override string ToString() =>
        Deliver is not null ? $"deliver {Deliver}"
        : Exception is not null ? SequencingExceptions.Explain(Exception)
        : EndSession ? "the session ends" : "no activity";
}
