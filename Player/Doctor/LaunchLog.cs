using Lrs.Storage;
using Microsoft.Extensions.Options;

namespace Player.Doctor;

/// <summary>One thing that happened in a launch. The detail is one line of JSON.</summary>
/// <param name="Source"><c>browser</c> or <c>server</c>.</param>
/// <param name="Kind">call, client, problem, begin, commit, navigate, leave, sequencing or statement.</param>
public sealed record LogLine(DateTimeOffset At, string Source, string Kind, string Detail);

/// <summary>
/// What launches did, kept for the launch doctor. Bounded: so many bytes of one launch, for so many days; past that the launch goes on
/// and the log says where it stopped.
/// </summary>
public sealed class LaunchLog(Database database, TimeProvider clock, IOptions<PlayerOptions> options)
{
    private const string Full = """{"kind":"problem","what":"log-full"}""";

    /// <summary>Adds lines within the caller's write.</summary>
    public async Task Append(Session session, string tokenHash, string source, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0 || options.Value.DoctorDays == 0)
            return;
        var most = (long)options.Value.DoctorBytes;
        var text = string.Join('\n', lines);
        // Past the bound nothing is touched; the line that would go past it makes way for a word that says so.
        if (await session.Single<long?>(
            """
            update launch set logged = case when logged + @length > @most then @most + 1 else logged + @length end
            where token_hash = @hash and logged <= @most returning logged
            """, new { hash = tokenHash, length = (long)text.Length, most }) is not { } logged)
            return;
        await session.Execute(
            "insert into launch_log (token_hash, at, source, lines) values (@hash, @now, @source, @text)",
            new { hash = tokenHash, now = Instants.ToMicros(clock.GetUtcNow()), source, text = logged > most ? Full : text });
    }

    public Task Append(string tokenHash, string source, IReadOnlyList<string> lines, CancellationToken cancel) =>
        lines.Count == 0 ? Task.CompletedTask : database.Write(session => Append(session, tokenHash, source, lines), cancel);

    /// <summary>Throws away what is older than the days of the options; at most so many rows at once, so that no launch waits for it.</summary>
    public async Task Forget(Session session)
    {
        var cut = Instants.ToMicros(clock.GetUtcNow() - TimeSpan.FromDays(options.Value.DoctorDays));
        await session.Execute(
            """
            delete from launch_log where exists
              (select 1 from (select id from launch_log where at < @cut order by at limit 500) old where old.id = launch_log.id)
            """,
            new { cut });
    }

    /// <summary>Everything kept of a launch, in the order in which it happened.</summary>
    public async Task<IReadOnlyList<LogLine>> Of(string tokenHash, CancellationToken cancel)
    {
        var rows = await database.Read(session => session.Query<Row>(
            "select at, source, lines from launch_log where token_hash = @hash order by id", new { hash = tokenHash }), cancel);
        return [.. rows.SelectMany(row => row.Lines.Split('\n').Select(line => LogJson.Read(line, row.Source, Instants.FromMicros(row.At)))).OrderBy(line => line.At)];
    }

    private sealed record Row
    {
        public long At { get; init; }
        public string Source { get; init; } = "";
        public string Lines { get; init; } = "";
    }
}
