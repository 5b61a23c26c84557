using Lrs.Storage;

namespace Lrs.Training.Progress;

/// <summary>Progress as its table keeps it.</summary>
internal sealed record ProgressRow
{
    private const string Columns =
        "hrms_code, course, status, first_at, last_at, completed_at, best_scaled, best_statement, success, progress, completed_parts, statements";

    public string HrmsCode { get; init; } = "";

    public string Course { get; init; } = "";

    public string Status { get; init; } = "";

    public long FirstAt { get; init; }

    public long LastAt { get; init; }

    public long? CompletedAt { get; init; }

    public double? BestScaled { get; init; }

    public string? BestStatement { get; init; }

    public long? Success { get; init; }

    public long? Progress { get; init; }

    public long CompletedParts { get; init; }

    public long Statements { get; init; }

    public static Task<int> Put(Session session, CourseProgress p) => session.Execute(
        $"""
        insert into course_progress ({Columns})
        values (@HrmsCode, @Course, @Status, @FirstAt, @LastAt, @CompletedAt, @BestScaled, @BestStatement, @Success, @Progress, @CompletedParts, @Statements)
        on conflict (hrms_code, course) do update set status = excluded.status, first_at = excluded.first_at, last_at = excluded.last_at,
            completed_at = excluded.completed_at, best_scaled = excluded.best_scaled, best_statement = excluded.best_statement,
            success = excluded.success, progress = excluded.progress, completed_parts = excluded.completed_parts, statements = excluded.statements
        """,
        new ProgressRow
        {
            HrmsCode = p.HrmsCode,
            Course = p.Course,
            Status = StatusWord(p.Status),
            FirstAt = Instants.ToMicros(p.FirstAt),
            LastAt = Instants.ToMicros(p.LastAt),
            CompletedAt = p.CompletedAt is { } at ? Instants.ToMicros(at) : null,
            BestScaled = p.BestScaled,
            BestStatement = p.BestStatement?.ToString(),
            Success = p.Success is { } success ? (success ? 1 : 0) : null,
            Progress = p.Progress,
            CompletedParts = p.CompletedParts,
            Statements = p.Statements,
        });

    public static Task<int> Delete(Session session, string hrmsCode, string course) =>
        session.Execute("delete from course_progress where hrms_code = @hrmsCode and course = @course", new { hrmsCode, course });

    /// <summary>All courses one person has begun.</summary>
    public static async Task<IReadOnlyList<CourseProgress>> Of(Session session, string hrmsCode) =>
        [.. (await session.Query<ProgressRow>($"select {Columns} from course_progress where hrms_code = @hrmsCode", new { hrmsCode }))
            .Select(row => row.Read())];

    private static string StatusWord(ProgressStatus status) => status == ProgressStatus.Completed ? "completed" : "in-progress";

    private CourseProgress Read() => new()
    {
        HrmsCode = HrmsCode,
        Course = Course,
        Status = Status == "completed" ? ProgressStatus.Completed : ProgressStatus.InProgress,
        FirstAt = Instants.FromMicros(FirstAt),
        LastAt = Instants.FromMicros(LastAt),
        CompletedAt = CompletedAt is { } at ? Instants.FromMicros(at) : null,
        BestScaled = BestScaled,
        BestStatement = BestStatement is null ? null : Guid.Parse(BestStatement),
        Success = Success is { } success ? success == 1 : null,
        Progress = (int?)Progress,
        CompletedParts = CompletedParts,
        Statements = Statements,
    };
}
