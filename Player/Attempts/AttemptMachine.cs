using Authoring.Manifests;
using Player.Launch;
using Player.RunTime;
using Player.Sequencing;
using Player.Settings;
using Player.Statements;

namespace Player.Attempts;

/// <summary>
/// One attempt and what can happen to it: begin a visit, commit, navigate, leave. Pure: it gets the instant, changes
/// <see cref="Document"/> and the given globals, and collects the <see cref="Facts"/> that become statements.
/// One file a process: visits, commits, navigation, the session of an item, what is shown, what is reported.
/// </summary>
public sealed partial class AttemptMachine
{
    private readonly ActivityTree _tree;
    private readonly Edition _edition;
    private readonly LearnerOfAttempt _learner;
    private readonly SequencingState _sequencing;
    private readonly GlobalObjectives _globals;
    private readonly SequencingEngine _engine;
    private readonly DateTimeOffset _now;

    /// <param name="trace">Records the decisions of sequencing; null records nothing.</param>
    public AttemptMachine(
        ActivityTree tree, AttemptDocument document, GlobalObjectives globals, LearnerOfAttempt learner, DateTimeOffset now, SequencingTrace? trace = null)
    {
        (_tree, _edition, Document, _globals, _learner, _now) = (tree, tree.Edition, document, globals, learner, now);
        _sequencing = document.Sequencing ?? new SequencingState();
        // Selection and randomization differ between attempts, not between the requests of one.
        _engine = new SequencingEngine(tree, _sequencing, globals, new Random(learner.Seed), trace);
    }

    /// <summary>The settings in force for the registration.</summary>
    public PlaySettings Settings { get; init; } = PlaySettings.Default;

    /// <summary>What the launch leaves behind; content is told where nothing counts.</summary>
    public LaunchMode Mode { get; init; }

    /// <summary>The attempt as it stands now; the same object as given where nothing changed.</summary>
    public AttemptDocument Document { get; private set; }

    /// <summary>The attempt is over; the next visit begins a new one.</summary>
    public bool IsOver { get; private set; }

    private SessionStart StartOf(Activity activity, ScoState sco) =>
        SessionStarts.Of(activity, _edition, _learner, sco, _engine, target => SharedData.GetValueOrDefault(target)) with
        {
            Strictness = Settings.Strict ? Strictness.Strict : Strictness.Lenient,
            Mode = Mode == LaunchMode.Review ? "review" : "normal",
            Credit = Mode == LaunchMode.Review ? "no-credit" : "credit",
        };

    /// <summary>Shared data lives for the attempt, or belongs to the learner in every course. RTE 4th Ed. 4.3, adlcp:sharedDataGlobalToSystem.</summary>
    private IReadOnlyDictionary<string, string> SharedData => _tree.SharedDataGlobalToSystem ? _globals.SharedData : Document.SharedData;

    private void Share(IReadOnlyDictionary<string, string> data)
    {
        if (!_tree.SharedDataGlobalToSystem)
        {
            Document = Document with { SharedData = Document.SharedData.SetItems(data) };
            return;
        }

        foreach (var (target, value) in data)
            _globals.SharedData[target] = value;
    }

    private void Touch()
    {
        var silence = _now - Document.Seen;
        var idle = TimeSpan.FromMinutes(Settings.IdleMinutes);
        var counted = silence < TimeSpan.Zero ? TimeSpan.Zero : silence > idle ? idle : silence;
        Document = Document with { Seen = _now, Spent = Document.Spent + counted };
    }

    private void Keep(string item, ScoState sco) => Document = Document with { Scos = Document.Scos.SetItem(item, sco) };

    private void Save() => Document = Document with { Sequencing = _sequencing };
}
