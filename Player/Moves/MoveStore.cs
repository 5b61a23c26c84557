using Lrs.People;
using Lrs.Storage;
using Lrs.Web;

namespace Player.Moves;

/// <summary>A move as it stands.</summary>
public sealed record VersionMove(
    Guid Id, MoveRule Rule, bool Running, long Total, long Moved, long Waiting, long Skipped, string After, DateTimeOffset Created, string CreatedBy, DateTimeOffset? Ended)
{
    public int Percent => !Running ? 100 : Total == 0 ? 0 : (int)Math.Min(99, 100 * (Moved + Waiting + Skipped) / Total);
}

/// <summary>What became of one registration.</summary>
public sealed record MovedRow(string Registration, string Person, Text Name, string State, string Reason, long FromAttempt, long? ToAttempt, DateTimeOffset At);

/// <summary>The moves of a course: asked for, running, done; and the record of who went where.</summary>
public sealed class MoveStore(Database database, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>The word of the audit log.</summary>
    public const string Act = "learners-moved";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private const string Columns =
        """
        m.id, m.rule, m.state, m.total, m.moved, m.after, m.created, m.created_by, m.ended,
        (select count(*) from version_moved w where w.move = m.id and w.state = 'waiting') as waiting,
        (select count(*) from version_moved w where w.move = m.id and w.state = 'skipped') as skipped
        """;

    private long Now => Instants.ToMicros(clock.GetUtcNow());

    /// <summary>Asks for a move; null while another one of the course is running.</summary>
    public async Task<Guid?> Begin(MoveRule rule, string who, CancellationToken cancel)
    {
        var total = (await database.Read(session => Affected.Count(session, rule), cancel)).Sum(count => count.People);
        return await database.Write<Guid?>(session => Begin(session, rule, total, who), cancel);
    }

    private async Task<Guid?> Begin(Session session, MoveRule rule, long total, string who)
    {
        if (await session.Single<long>("select count(*) from version_move where course = @course and state = 'running'", new { course = rule.Course }) > 0)
            return null;
        var id = Guid.NewGuid();
        await session.Execute(
            """
            insert into version_move (id, course, rule, to_version, state, total, moved, after, lease, created, created_by)
            values (@id, @course, @rule, @to, 'running', @total, 0, '', 0, @now, @who)
            """, new { id = $"{id:D}", course = rule.Course, rule = rule.ToJson(), to = rule.To, total, now = Now, who });
        await AuditLog.Append(session, Now, who, Act, rule.Course, new { move = id, rule.From, rule.To, who = $"{rule.Who}", rule.QuietSince, carry = $"{rule.Carry}", rule.Lessons, total });
        return id;
    }

    public async Task<VersionMove?> Find(Guid id, CancellationToken cancel) => (await database.Read(
        session => session.Single<Row>($"select {Columns} from version_move m where m.id = @id", new { id = $"{id:D}" }), cancel))?.Read();

    /// <summary>The moves of a course, the newest first.</summary>
    public async Task<IReadOnlyList<VersionMove>> Of(string course, CancellationToken cancel) =>
        [.. (await database.Read(session => session.Query<Row>($"select {Columns} from version_move m where m.course = @course order by m.created desc, m.id limit 20", new { course }), cancel)).Select(row => row.Read())];

    /// <summary>A page of what became of the registrations, after one of them.</summary>
    public async Task<IReadOnlyList<MovedRow>> Registrations(Guid id, string after, CancellationToken cancel) =>
    [
        .. (await database.Read(session => session.Query<MovedDbRow>(
            $"""
            select w.registration, w.state, w.reason, w.from_attempt, w.to_attempt, w.at, r.person,
                   coalesce(e.name_hi, l.display_name, r.person) as name_hi, coalesce(e.name_en, l.display_name, r.person) as name_en
            from version_moved w join registration r on r.id = w.registration
            left join employee e on e.hrms_code = r.person left join learner l on l.person = r.person
            where w.move = @id and w.registration > @after order by w.registration limit {PageSize + 1}
            """, new { id = $"{id:D}", after }), cancel)).Select(row => row.Read()),
    ];

    /// <summary>How many attempts after the last reset a move began: they are no tries of the learner's.</summary>
    public Task<long> BegunByMoves(Guid registration, CancellationToken cancel) => database.Read(
        session => session.Single<long>(
            """
            select count(*) from version_moved w join registration r on r.id = w.registration
            where w.registration = @id and w.state = 'moved' and w.to_attempt > r.attempt
            """, new { id = $"{registration:D}" }), cancel);

    /// <summary>The move a registration waits for; null for most.</summary>
    internal async Task<VersionMove?> WaitsFor(Guid registration, CancellationToken cancel) => (await database.Read(
        session => session.Single<Row>(
            $"select {Columns} from version_moved w join version_move m on m.id = w.move where w.registration = @id and w.state = 'waiting' order by m.created desc limit 1",
            new { id = $"{registration:D}" }), cancel))?.Read();

    /// <summary>A running move to work on, held for a minute; null where there is none, or other nodes have them.</summary>
    internal async Task<VersionMove?> Take(CancellationToken cancel)
    {
        var (now, until) = (Now, Instants.ToMicros(clock.GetUtcNow() + Lease));
        var row = await database.Read(session => session.Single<Row>($"select {Columns} from version_move m where m.state = 'running' and m.lease < @now order by m.created limit 1", new { now }), cancel);
        return row is not null && await database.Write(
            session => session.Execute("update version_move set lease = @until where id = @id and lease < @now", new { id = row.Id, now, until }), cancel) == 1 ? row.Read() : null;
    }

    /// <summary>Notes within the caller's write how far the job has come, and keeps the move held.</summary>
    internal async Task Reached(Session session, VersionMove move, string after, long moved) => await session.Execute(
        "update version_move set after = @after, moved = moved + @moved, lease = @until where id = @id",
        new { id = $"{move.Id:D}", after, moved, until = Instants.ToMicros(clock.GetUtcNow() + Lease) });

    internal Task End(VersionMove move, CancellationToken cancel) => database.Write(
        async session =>
        {
            await session.Execute("update version_move set state = 'done', ended = @now where id = @id", new { id = $"{move.Id:D}", now = Now });
            var row = (await session.Single<Row>($"select {Columns} from version_move m where m.id = @id", new { id = $"{move.Id:D}" }))!;
            await AuditLog.Append(session, Now, move.CreatedBy, $"{Act}-done", move.Rule.Course, new { move = move.Id, row.Moved, row.Waiting, row.Skipped });
        }, cancel);

    /// <summary>Notes within the caller's write what became of a registration; what it waited for before, it waits for no longer.</summary>
    internal static async Task Note(Session session, VersionMove move, Guid registration, string state, string reason, long from, long? to, long at)
    {
        await session.Execute(
            "update version_moved set state = 'skipped', reason = 'replaced' where registration = @registration and state = 'waiting' and move <> @move",
            new { registration = $"{registration:D}", move = $"{move.Id:D}" });
        await session.Execute(
            """
            insert into version_moved (move, registration, state, reason, from_attempt, to_attempt, at) values (@move, @registration, @state, @reason, @from, @to, @at)
            on conflict (move, registration) do update set state = excluded.state, reason = excluded.reason, from_attempt = excluded.from_attempt,
              to_attempt = excluded.to_attempt, at = excluded.at
            """, new { move = $"{move.Id:D}", registration = $"{registration:D}", state, reason, from, to, at });
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Rule { get; init; } = "";
        public string State { get; init; } = "";
        public long Total { get; init; }
        public long Moved { get; init; }
        public long Waiting { get; init; }
        public long Skipped { get; init; }
        public string After { get; init; } = "";
        public long Created { get; init; }
        public string CreatedBy { get; init; } = "";
        public long? Ended { get; init; }

        public VersionMove Read() => new(
            Guid.Parse(Id), MoveRule.FromJson(Rule), State == "running", Total, Moved, Waiting, Skipped, After, Instants.FromMicros(Created), CreatedBy,
            Ended is { } ended ? Instants.FromMicros(ended) : null);
    }

    private sealed record MovedDbRow
    {
        public string Registration { get; init; } = "";
        public string Person { get; init; } = "";
        public string NameHi { get; init; } = "";
        public string NameEn { get; init; } = "";
        public string State { get; init; } = "";
        public string Reason { get; init; } = "";
        public long FromAttempt { get; init; }
        public long? ToAttempt { get; init; }
        public long At { get; init; }

        public MovedRow Read() => new(Registration, Person, new(NameHi, NameEn), State, Reason, FromAttempt, ToAttempt, Instants.FromMicros(At));
    }
}
