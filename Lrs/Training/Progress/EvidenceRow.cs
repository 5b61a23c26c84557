using Lrs.Storage;

namespace Lrs.Training.Progress;

internal sealed record PersonCourse
{
    public string HrmsCode { get; init; } = "";

    public string Course { get; init; } = "";
}

/// <summary>Evidence as its table keeps it.</summary>
internal sealed record EvidenceRow
{
    private const string Columns =
        "hrms_code, course, seq, statement_id, at, stored, verb, kind, part, scaled, success, progress, voided";

    public string StatementId { get; init; } = "";

    public string Course { get; init; } = "";

    public string HrmsCode { get; init; } = "";

    public long Seq { get; init; }

    public long At { get; init; }

    public long Stored { get; init; }

    public string Verb { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Part { get; init; } = "";

    public double? Scaled { get; init; }

    public long? Success { get; init; }

    public long? Progress { get; init; }

    public long Voided { get; init; }

    /// <summary>Puts evidence down, each piece once.</summary>
    public static Task Insert(Session session, IReadOnlyList<Evidence> evidence) => Bulk.Insert(
        session, "course_evidence", Columns, "on conflict do nothing",
        [
            evidence.Select(e => e.HrmsCode).ToArray(), evidence.Select(e => e.Course).ToArray(), evidence.Select(e => e.Seq).ToArray(),
            evidence.Select(e => $"{e.StatementId}").ToArray(),
            evidence.Select(e => Instants.ToMicros(e.At)).ToArray(), evidence.Select(e => Instants.ToMicros(e.Stored)).ToArray(),
            evidence.Select(e => e.Verb).ToArray(), evidence.Select(e => $"{e.Kind}").ToArray(), evidence.Select(e => e.Part).ToArray(),
            evidence.Select(e => e.Scaled).ToArray(), evidence.Select(e => e.Success is { } success ? (success ? 1L : 0L) : (long?)null).ToArray(),
            evidence.Select(e => (long?)e.Progress).ToArray(), evidence.Select(e => e.Voided ? 1L : 0L).ToArray(),
        ]);

    /// <summary>Marks the evidence at a place of the stream; returns whose it was.</summary>
    public static Task<IReadOnlyList<PersonCourse>> Void(Session session, long seq) => session.Query<PersonCourse>(
        "update course_evidence set voided = 1 where seq = @seq returning hrms_code, course", new { seq });

    /// <summary>All evidence of each of these pairs.</summary>
    public static async Task<ILookup<PersonCourse, Evidence>> Of(Session session, IReadOnlyList<PersonCourse> pairs)
    {
        var found = new List<(PersonCourse Pair, Evidence Evidence)>();
        await Bulk.Find(
            session, "course_evidence", "hrms_code, course", Columns, (place, row) => found.Add((pairs[place], Read(row))),
            [pairs.Select(pair => pair.HrmsCode).ToArray(), pairs.Select(pair => pair.Course).ToArray()]);
        return found.ToLookup(one => one.Pair, one => one.Evidence);
    }

    /// <summary>A page of it, newest first, before a place in the stream.</summary>
    public static async Task<IReadOnlyList<Evidence>> Before(Session session, string hrmsCode, string course, long before, int size) =>
        [.. (await session.Query<EvidenceRow>(
            $"""
            select {Columns} from course_evidence
            where hrms_code = @hrmsCode and course = @course and seq < @before order by seq desc limit @size
            """, new { hrmsCode, course, before, size = (long)size })).Select(row => row.Read())];

    private Evidence Read() => new()
    {
        StatementId = Guid.Parse(StatementId),
        Course = Course,
        HrmsCode = HrmsCode,
        Seq = Seq,
        At = Instants.FromMicros(At),
        Stored = Instants.FromMicros(Stored),
        Verb = Verb,
        Kind = Enum.Parse<EvidenceKind>(Kind),
        Part = Part,
        Scaled = Scaled,
        Success = Success is { } success ? success == 1 : null,
        Progress = (int?)Progress,
        Voided = Voided == 1,
    };

    private static Evidence Read(BulkRow row) => new EvidenceRow
    {
        HrmsCode = row.Text(0),
        Course = row.Text(1),
        Seq = row.Long(2),
        StatementId = row.Text(3),
        At = row.Long(4),
        Stored = row.Long(5),
        Verb = row.Text(6),
        Kind = row.Text(7),
        Part = row.Text(8),
        Scaled = row.DoubleOrNull(9),
        Success = row.LongOrNull(10),
        Progress = row.LongOrNull(11),
        Voided = row.Long(12),
    }.Read();
}
