using Player.RunTime;
using Player.Sequencing;
using Player.Statements;

using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Player.Attempts;

/// <summary>Commits: what a batch of the browser changes.</summary>
public sealed partial class AttemptMachine
{
    /// <summary>
    /// Applies one batch of the browser. A repeated one changes nothing; of one of an older session only what it establishes counts.
    /// A batch sent while its page was closing may overtake the one before it and is put off. A page that the manifest calls an
    /// asset and that talks to the API all the same is heard like a SCO.
    /// </summary>
    public CommitResult Commit(CommitBatch batch, bool mayOvertake)
    {
        if (Document.Scos.GetValueOrDefault(batch.Sco) is not { } known || _tree.Find(batch.Sco) is not { IsLeaf: true } activity)
            return CommitResult.Of(CommitState.Stale);
        if (SessionOf(batch, known) is not { } sco)
        {
            Hear(batch, activity, known);
            return CommitResult.Of(CommitState.Stale);
        }

        if (batch.Sequence <= sco.Sequence)
            return CommitResult.Of(CommitState.Repeated);
        if (mayOvertake && batch.Sequence > sco.Sequence + 1)
            return CommitResult.Of(CommitState.Overtakes);

        Touch();
        var late = sco.Ended || batch.Sco != Document.Item;
        var start = StartOf(activity, sco);
        var outcome = sco.Document.Apply(start, late ? WithoutEnding(batch) : batch);
        if (sco.Sequence == 0)
            Report(new Fact(sco.Resumes ? "resumed" : "initialized", batch.Sco, FactKey.Item(batch.Sco, $"begun/{batch.Session:N}")) { SessionBegan = sco.Began });
        sco = sco with
        {
            Values = outcome.Document.Values,
            Sequence = batch.Sequence,
            Elapsed = Math.Min(batch.ElapsedSeconds ?? sco.Elapsed ?? 0, SecondsOfVisit) is > 0 and var seconds ? seconds : sco.Elapsed,
            Resumes = late && batch.Exit is "suspend" ? true : sco.Resumes,
        };
        Keep(batch.Sco, sco);
        Share(outcome.SharedData);
        var request = batch.Terminate && !late ? RequestOf(batch) : null;
        var facts = Judged(start with { Document = outcome.Document }, outcome.Facts, batch.Terminate);
        if (!Abandons(request))
            Establish(batch.Sco, sco, facts, over: late);
        if (late)
            Report(ScoFacts.Verdict(batch.Sco, sco.Began, facts));
        if (!batch.Terminate || late)
            return new CommitResult(CommitState.Applied, outcome.Refused, null);

        request = Meant(batch, request);
        EndItem(EndOf(request));
        return new CommitResult(CommitState.Applied, outcome.Refused, request);
    }

    /// <summary>
    /// The only lesson of a course that asks to be resumed and for exitAll in one breath, as iSpring does whenever its window closes, wants its
    /// place kept: to the letter (SN TB.2.3) the attempt would be over and the place lost. Where there are several, ADL holds to the letter (OB-03).
    /// </summary>
    private NavigationRequest? Meant(CommitBatch batch, NavigationRequest? request) =>
        batch.Exit == "suspend" && request?.Kind == NavigationRequestKind.ExitAll && !_tree.HasSeveralLeaves && !Settings.Strict && !Status().Completed
            ? new(NavigationRequestKind.SuspendAll)
            : request;

    private decimal SecondsOfVisit => (decimal)Math.Max(0, (_now - Document.VisitBegan).TotalSeconds);

    /// <summary>
    /// Where content that ends wants to go. A time-out or a logout ends the whole course, whatever else it asked for
    /// (RTE 4th Ed. 4.2.8, cmi.exit); in SCORM 1.2 a logout leaves it (RTE 1.2 3.4.2.1.2).
    /// </summary>
    private NavigationRequest? RequestOf(CommitBatch batch) => (batch.Exit, _edition) switch
    {
        ("logout", Authoring.Manifests.Edition.Scorm12) =>
            new(Status().Completed ? NavigationRequestKind.ExitAll : NavigationRequestKind.SuspendAll),
        ("time-out" or "logout", not Authoring.Manifests.Edition.Scorm12) => new(NavigationRequestKind.ExitAll),
        _ => batch.Navigation is null ? null : NavigationRequest.Parse(batch.Navigation),
    };

    /// <summary>With a mastery score it is the LMS that passes or fails a SCO, when it finishes (RTE 1.2 3.4.4): until then its own word is not told.</summary>
    private SessionFacts Judged(SessionStart start, SessionFacts facts, bool finished) =>
        !Settings.ScoreDecides || start is not { Standard: RunTimeStandard.Scorm12, MasteryScore: not null } ? facts
        : finished ? SessionEnd.Of(start, Judging).Facts
        : Failed(facts) with { Success = null };

    /// <summary>
    /// The session a batch belongs to. Content of several pages may finish and initialize again in the same window: a first
    /// batch under a new session id goes on where the ended one stopped.
    /// </summary>
    private ScoState? SessionOf(CommitBatch batch, ScoState sco) =>
        sco.Session == batch.Session ? sco
        : sco.Ended && Document.Visit is not null && batch.Sco == Document.Item && batch.Sequence == 1 && !sco.Past.ContainsKey(batch.Session)
            ? sco with { Session = batch.Session, Sequence = 0, Ended = false, Elapsed = null, Past = sco.Past.SetItem(sco.Session, sco.Sequence) }
            : null;

    /// <summary>
    /// A batch that a crashed or distant browser kept while the course went on elsewhere: the newer values stay, but an answer
    /// given or a lesson finished there did happen.
    /// </summary>
    private void Hear(CommitBatch batch, Activity activity, ScoState sco)
    {
        if (!sco.Past.TryGetValue(batch.Session, out var last) || batch.Sequence <= last)
            return;
        sco = sco with { Past = sco.Past.SetItem(batch.Session, batch.Sequence) };
        Keep(batch.Sco, sco);
        var start = StartOf(activity, sco);
        var heard = sco.Document.Apply(start, WithoutEnding(batch)).Facts;
        Report(ScoFacts.Standing(batch.Sco, sco.Began, heard, batch.Terminate));
        Establish(batch.Sco, sco, SessionFacts.Of(start), over: false);
    }

    /// <summary>The time and the exit of a session that is over are settled.</summary>
    private static CommitBatch WithoutEnding(CommitBatch batch) =>
        batch with { Set = [.. batch.Set.Where(v => v.Key is not ("cmi.session_time" or "cmi.core.session_time" or "cmi.exit" or "cmi.core.exit"))] };
}
