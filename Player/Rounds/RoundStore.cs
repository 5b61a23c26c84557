using Lrs.Storage;

namespace Player.Rounds;

/// <summary>How far a round is.</summary>
public enum RoundState
{
    Waiting,
    Running,
    Done,

    /// <summary>The browser could not be used; <see cref="Round.Problem"/> says why.</summary>
    Failed,
}

/// <summary>The last round through all lessons of a version.</summary>
public sealed record Round(long Version, RoundState State, long Done, long Total, IReadOnlyList<LessonSeen> Lessons, string Problem, DateTimeOffset Asked, string AskedBy)
{
    public bool IsInWork => State is RoundState.Waiting or RoundState.Running;

    public int Percent => Total == 0 ? 0 : (int)(100 * Done / Total);
}

/// <summary>Rounds asked for, running and done; one for each version, the newest.</summary>
public sealed class RoundStore(Database database, TimeProvider clock)
{
    private const string Columns = "course_version, state, done, total, lessons, problem, asked, asked_by";
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private long Now => Instants.ToMicros(clock.GetUtcNow());

    /// <summary>Asks for a round; one that is waiting or running already is left alone.</summary>
    public Task Ask(long version, long lessons, string who, CancellationToken cancel) => database.Write(
        session => session.Execute(
            """
            insert into lesson_round (course_version, state, done, total, lessons, problem, lease, asked, asked_by)
            values (@version, 'waiting', 0, @lessons, '[]', '', 0, @now, @who)
            on conflict (course_version) do update set state = 'waiting', done = 0, total = excluded.total, lessons = '[]', problem = '', lease = 0,
              asked = excluded.asked, asked_by = excluded.asked_by
            where lesson_round.state in ('done', 'failed')
            """, new { version, lessons, now = Now, who }), cancel);

    public async Task<Round?> Find(long version, CancellationToken cancel) => (await database.Read(
        session => session.Single<Row>($"select {Columns} from lesson_round where course_version = @version", new { version }), cancel))?.Read();

    /// <summary>A round to work on, held for two minutes; one whose node fell silent is begun again.</summary>
    internal async Task<Round?> Take(CancellationToken cancel)
    {
        var (now, until) = (Now, Instants.ToMicros(clock.GetUtcNow() + Lease));
        var row = await database.Read(session => session.Single<Row>(
            $"select {Columns} from lesson_round where state in ('waiting', 'running') and lease < @now order by asked limit 1", new { now }), cancel);
        return row is not null && await database.Write(
            session => session.Execute(
                "update lesson_round set state = 'running', done = 0, lease = @until where course_version = @version and lease < @now", new { version = row.CourseVersion, now, until }), cancel) == 1
            ? row.Read() : null;
    }

    internal Task Reached(long version, IReadOnlyList<LessonSeen> seen, CancellationToken cancel) => Note(version, RoundState.Running, seen, "", cancel);

    internal Task End(long version, RoundState state, IReadOnlyList<LessonSeen> seen, string problem, CancellationToken cancel) => Note(version, state, seen, problem, cancel);

    private Task Note(long version, RoundState state, IReadOnlyList<LessonSeen> seen, string problem, CancellationToken cancel) => database.Write(
        session => session.Execute(
            "update lesson_round set state = @state, done = @done, lessons = @lessons, problem = @problem, lease = @until where course_version = @version",
            new
            {
                version, state = state.ToString().ToLowerInvariant(), done = (long)seen.Count, lessons = LessonSeen.Write(seen), problem,
                until = Instants.ToMicros(clock.GetUtcNow() + Lease),
            }), cancel);

    private sealed record Row
    {
        public long CourseVersion { get; init; }
        public string State { get; init; } = "";
        public long Done { get; init; }
        public long Total { get; init; }
        public string Lessons { get; init; } = "";
        public string Problem { get; init; } = "";
        public long Asked { get; init; }
        public string AskedBy { get; init; } = "";

        public Round Read() => new(
            CourseVersion, Enum.Parse<RoundState>(State, ignoreCase: true), Done, Total, LessonSeen.Read(Lessons), Problem, Instants.FromMicros(Asked), AskedBy);
    }
}
