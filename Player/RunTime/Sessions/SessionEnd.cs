namespace Player.RunTime;

/// <summary>How a session ended, and the settings that decide what SCORM leaves to the LMS.</summary>
public sealed record EndOptions
{
    /// <summary>The window went away without Terminate: an implicit suspend that keeps all values.</summary>
    public bool Vanished { get; init; }

    /// <summary>The LMS's own clock, used when the SCO reports no session_time.</summary>
    public decimal? ElapsedSeconds { get; init; }

    /// <summary>A request to suspend, by the SCO or the learner, keeps the attempt whatever cmi.exit says (DMB 10).</summary>
    public bool Suspended { get; init; }

    /// <summary>SCORM 1.2: mastery score and raw score decide passed or failed, whatever the SCO set (RTE 1.2, 3.4.4).</summary>
    public bool MasteryOverrides { get; init; } = true;

    /// <summary>SCORM 1.2: the status of a SCO that finished and never set one.</summary>
    public string UndecidedStatus { get; init; } = "completed";
}

/// <param name="Document">Time folded in, session_time and exit taken out: what the next session starts from if the attempt goes on.</param>
/// <param name="Resumes">The next launch of this attempt enters with "resume".</param>
/// <param name="SessionSeconds">Time of this session, added to the total.</param>
public sealed record SessionEnd(CmiDocument Document, SessionFacts Facts, bool Resumes, decimal SessionSeconds)
{
    /// <summary>Ends a session once. Total time grows by session_time, the last value the SCO set (RTE 4th Ed. 4.2.25).</summary>
    public static SessionEnd Of(SessionStart start, EndOptions options)
    {
        var old = start.Standard == RunTimeStandard.Scorm12;
        var prefix = old ? "cmi.core" : "cmi";
        var document = old ? Decide(start, options) : start.Document;
        var facts = SessionFacts.Of(start with { Document = document });
        // An exit the SCO chose itself stands even if its window was gone before Terminate.
        var exit = options.Vanished && facts.Exit.Length == 0 ? "suspend" : facts.Exit;
        var seconds = facts.SessionSeconds ?? options.ElapsedSeconds ?? 0;
        document = document
            .With($"{prefix}.total_time", Duration.Format(start.Standard, facts.TotalSeconds + seconds))
            .Without($"{prefix}.session_time", $"{prefix}.exit");
        return new(
            document,
            facts with { Exit = exit, SessionSeconds = seconds, TotalSeconds = facts.TotalSeconds + seconds },
            options.Suspended || exit == "suspend",
            seconds);
    }

    private static CmiDocument Decide(SessionStart start, EndOptions options)
    {
        const string element = "cmi.core.lesson_status";
        var status = start.Document[element] ?? "not attempted";
        var raw = SessionFacts.Number(start.Document["cmi.core.score.raw"]);
        var judged = options.MasteryOverrides && start.Credit == "credit" && start.MasteryScore is not null && raw is not null;
        var decided = status switch
        {
            "not attempted" when options.Vanished => "incomplete",
            "not attempted" when start.Mode == "browse" => "browsed",
            "incomplete" or "browsed" => status,
            _ when judged => raw >= start.MasteryScore ? "passed" : "failed",
            "not attempted" => options.UndecidedStatus,
            _ => status,
        };
        return start.Document.With(element, decided);
    }
}
