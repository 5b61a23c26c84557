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
        "statement_id, course, hrms_code, seq, at, stored, verb, kind, part, scaled, success, progress, voided";

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

    /// <summary>Puts a piece of evidence down once.</summary>
    public static Task<int> Insert(Session session, Evidence e) => session.Execute(
        $"""
        insert into course_evidence ({Columns})
        values (@StatementId, @Course, @HrmsCode, @Seq, @At, @Stored, @Verb, @Kind, @Part, @Scaled, @Success, @Progress, @Voided)
        on conflict (statement_id, course) do nothing
        """,
        new EvidenceRow
        {
            StatementId = $"{e.StatementId}",
            Course = e.Course,
            HrmsCode = e.HrmsCode,
            Seq = e.Seq,
            At = Instants.ToMicros(e.At),
            Stored = Instants.ToMicros(e.Stored),
            Verb = e.Verb,
            Kind = $"{e.Kind}",
            Part = e.Part,
            Scaled = e.Scaled,
            Success = e.Success is { } success ? (success ? 1 : 0) : null,
            Progress = e.Progress,
            Voided = e.Voided ? 1 : 0,
        });

    /// <summary>Marks a statement's evidence; returns whose it was.</summary>
    public static Task<IReadOnlyList<PersonCourse>> Void(Session session, Guid statement) => session.Query<PersonCourse>(
        "update course_evidence set voided = 1 where statement_id = @id returning hrms_code, course", new { id = $"{statement}" });

    public static async Task<IReadOnlyList<Evidence>> Of(Session session, string hrmsCode, string course) =>
        [.. (await session.Query<EvidenceRow>(
            $"select {Columns} from course_evidence where hrms_code = @hrmsCode and course = @course order by seq", new { hrmsCode, course }))
            .Select(row => row.Read())];

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
}
