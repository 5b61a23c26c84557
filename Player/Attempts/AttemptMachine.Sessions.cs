using Player.RunTime;
using Player.Sequencing;
using Player.Statements;

using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Player.Attempts;

/// <summary>The session of the item in hand: how it ends. RTE 4th Ed. 2.1.</summary>
public sealed partial class AttemptMachine
{
    /// <summary>How the session of an item ends.</summary>
    [Flags]
    private enum ItemEnd
    {
        /// <summary>As its content says by cmi.exit.</summary>
        Closed = 0,

        /// <summary>Without a word of its content: its values are kept.</summary>
        Vanished = 1,

        /// <summary>The whole course is suspended, and the item with it.</summary>
        Suspended = 2,

        /// <summary>What the attempt on the item achieved does not count. SN TB.2.3.</summary>
        Abandoned = 4,
    }

    private static bool Abandons(NavigationRequest? request) =>
        request?.Kind is NavigationRequestKind.Abandon or NavigationRequestKind.AbandonAll;

    private static ItemEnd EndOf(NavigationRequest? request) =>
        Abandons(request) ? ItemEnd.Abandoned
        : request?.Kind == NavigationRequestKind.SuspendAll ? ItemEnd.Suspended
        : ItemEnd.Closed;

    /// <summary>How SCORM 1.2 decides the status of a lesson that finished, by the settings in force.</summary>
    private EndOptions Judging => new() { MasteryOverrides = Settings.ScoreDecides, UndecidedStatus = Settings.Undecided };

    /// <summary>Ends the session of the item in hand, once: folds time and exit in, tells sequencing, reports.</summary>
    private void EndItem(ItemEnd how)
    {
        if (Document.Item is not { } item || Document.Scos[item] is not { Ended: false } sco)
            return;
        if (sco.Sequence > 0)
        {
            var options = Judging with
            {
                Vanished = how.HasFlag(ItemEnd.Vanished), Suspended = how.HasFlag(ItemEnd.Suspended), ElapsedSeconds = sco.Elapsed,
            };
            sco = how == ItemEnd.Abandoned ? Abandon(item, sco, options) : End(item, sco, options);
        }

        Keep(item, sco with { Ended = true });
        ReportCourse(final: true);
    }

    private ScoState End(string item, ScoState sco, EndOptions options)
    {
        var end = SessionEnd.Of(StartOf(_tree.Find(item)!, sco), options);
        sco = Remember(sco, Completed(end.Facts)) with { Values = end.Document.Values, Resumes = end.Resumes };
        Establish(item, sco, end.Facts, over: true);
        Report(ScoFacts.Verdict(item, sco.Began, end.Facts));
        Report(ScoFacts.Leaving(item, sco.Session, sco.Began, end.Facts, end.Resumes));
        return sco;
    }

    /// <summary>What was told already stays told; the values go, so that the next attempt on the item begins anew.</summary>
    private ScoState Abandon(string item, ScoState sco, EndOptions options)
    {
        var end = SessionEnd.Of(StartOf(_tree.Find(item)!, sco), options);
        var bare = new SessionFacts { Score = new(null, null, null, null), SessionSeconds = end.SessionSeconds };
        Report(ScoFacts.Leaving(item, sco.Session, sco.Began, bare, suspended: false));
        return sco with { Values = CmiDocument.Empty.Values, Resumes = false };
    }
}
