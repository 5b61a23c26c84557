using Authoring.Manifests;
using Player.Attempts;
using Player.RunTime;
using Player.Sequencing;
using Player.Settings;
using Player.Statements;
using NavigationRequest = Player.Sequencing.NavigationRequest;

namespace Tests.Player.Attempts;

/// <summary>
/// One learner in one course, step after step. Between two steps the attempt goes through its stored form, as it does on the
/// server. Each step answers what the page would show, and <see cref="Told"/> collects what was reported.
/// </summary>
internal sealed class Story
{
    private readonly ActivityTree _tree;
    private readonly Dictionary<string, long> _sequences = [];
    private string _globals = "{}";
    private string _document = new AttemptDocument().ToJson();

    public Story(Edition edition, params Item[] items)
        : this(edition, new ControlMode { Flow = true }, items)
    {
    }

    public Story(Edition edition, ControlMode control, params Item[] items)
        : this(new Organization { Identifier = "org", Title = "Course", Items = items, Sequencing = new() { ControlMode = control } }, edition)
    {
    }

    public Story(Organization course, Edition edition = Edition.Scorm2004Fourth) => _tree = ActivityTree.From(course, edition);

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    /// <summary>Verb and item of everything reported, in order; the course is "course".</summary>
    public List<string> Told => [.. Facts.Select(Line)];

    public List<Fact> Facts { get; } = [];

    public AttemptDocument Document => AttemptDocument.FromJson(_document);

    public Delivery Last { get; private set; } = null!;

    public bool IsOver { get; private set; }

    public PlaySettings Settings { get; init; } = PlaySettings.Default;

    public static Item Sco(string id) => new() { Identifier = id, Title = id, Href = id + ".html", ScormType = ScormType.Sco };

    public static Item Page(string id) => new() { Identifier = id, Title = id, Href = id + ".html", ScormType = ScormType.Asset };

    public static Item Cluster(string id, params Item[] items) =>
        new() { Identifier = id, Title = id, Children = items, Sequencing = new() { ControlMode = new() { Flow = true } } };

    public string Begin()
    {
        Do(machine => { machine.EndVanishedVisit(); return true; });
        if (IsOver)
            (_document, IsOver) = (AttemptDocument.After(Document, _tree).ToJson(), false);
        return Show(machine => machine.Begin(Guid.NewGuid()));
    }

    public string BeginTwin() => Show(machine => machine.Begin(Guid.NewGuid()));

    public string Go(string request, Guid? from = null) => Show(machine => machine.Navigate(NavigationRequest.Parse(request)!, from));

    /// <summary>The page as it stands, without asking for anything.</summary>
    public void Stand() => Last = Do(machine => machine.Stand());

    /// <summary>The same learner in another course.</summary>
    public Story InAnotherCourse(Organization course) => new(course) { _globals = _globals, Now = Now };

    /// <summary>The last commit of the running session, with adl.nav.request; what it asks for is done, as on the server.</summary>
    public void Ask(string item, string? request, params (string Element, string Value)[] set)
    {
        var batch = Batch(item, SessionOf(item), null, terminate: true, set) with { Navigation = request };
        Do(machine =>
        {
            if (machine.Commit(batch, mayOvertake: false).Request is { } wish)
                Last = machine.Navigate(wish);
            return true;
        });
    }

    public string Leave() => Show(machine => machine.LeaveCourse());

    public Guid SessionOf(string item) => Document.Scos[item].Session;

    /// <summary>A commit of the running session of an item.</summary>
    public CommitState Commit(string item, params (string Element, string Value)[] set) => Send(item, SessionOf(item), null, terminate: false, set);

    /// <summary>The last commit of the running session.</summary>
    public CommitState Terminate(string item, params (string Element, string Value)[] set) => Send(item, SessionOf(item), null, terminate: true, set);

    /// <summary>A commit as the wire brings it, whatever session and number.</summary>
    public CommitState Send(string item, Guid session, long? sequence, bool terminate, params (string Element, string Value)[] set)
    {
        var batch = Batch(item, session, sequence, terminate, set);
        return Do(machine => machine.Commit(batch, mayOvertake: false)).State;
    }

    public void Wait(TimeSpan time) => Now += time;

    private CommitBatch Batch(string item, Guid session, long? sequence, bool terminate, (string Element, string Value)[] set)
    {
        var number = sequence ?? _sequences.GetValueOrDefault($"{item}{session}") + 1;
        _sequences[$"{item}{session}"] = number;
        return new CommitBatch
        {
            Sequence = number, Sco = item, Session = session, Terminate = terminate, ElapsedSeconds = 60,
            Set = [.. set.Select(v => KeyValuePair.Create(v.Element, v.Value))],
            Exit = set.FirstOrDefault(v => v.Element.EndsWith("exit", StringComparison.Ordinal)).Value,
        };
    }

    private string Show(Func<AttemptMachine, Delivery> step)
    {
        Last = Do(step);
        var shown = Last.State == DeliveryState.Deliver ? $"{Last.Item!.Identifier} {Last.Start!.Entry}".TrimEnd() : Last.State.ToString();
        return Last.Refused is null ? shown : $"{shown}, refused {Last.Refused}";
    }

    private T Do<T>(Func<AttemptMachine, T> step)
    {
        Now += TimeSpan.FromSeconds(1);
        var globals = System.Text.Json.JsonSerializer.Deserialize<GlobalObjectives>(_globals)!;
        var machine = new AttemptMachine(_tree, Document, globals, new LearnerOfAttempt("HR100001", "Asha Devi", 7), Now) { Settings = Settings };
        var result = step(machine);
        _document = machine.Document.ToJson();
        _globals = System.Text.Json.JsonSerializer.Serialize(globals);
        Facts.AddRange(machine.Facts);
        IsOver |= machine.IsOver;
        return result;
    }

    private static string Line(Fact fact) => $"{fact.Verb} {fact.Item ?? "course"}";
}
