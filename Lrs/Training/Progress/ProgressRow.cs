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

    public static Task Put(Session session, IReadOnlyList<CourseProgress> all) => Bulk.Insert(
        session, "course_progress", Columns,
        """
        on conflict (hrms_code, course) do update set status = excluded.status, first_at = excluded.first_at, last_at = excluded.last_at,
            completed_at = excluded.completed_at, best_scaled = excluded.best_scaled, best_statement = excluded.best_statement,
            success = excluded.success, progress = excluded.progress, completed_parts = excluded.completed_parts, statements = excluded.statements
        """,
        [
            all.Select(p => p.HrmsCode).ToArray(), all.Select(p => p.Course).ToArray(), all.Select(p => StatusWord(p.Status)).ToArray(),
            all.Select(p => Instants.ToMicros(p.FirstAt)).ToArray(), all.Select(p => Instants.ToMicros(p.LastAt)).ToArray(),
            all.Select(p => p.CompletedAt is { } at ? Instants.ToMicros(at) : (long?)null).ToArray(),
            all.Select(p => p.BestScaled).ToArray(), all.Select(p => p.BestStatement?.ToString()).ToArray(),
            all.Select(p => p.Success is { } success ? (success ? 1L : 0L) : (long?)null).ToArray(), all.Select(p => (long?)p.Progress).ToArray(),
            all.Select(p => p.CompletedParts).ToArray(), all.Select(p => p.Statements).ToArray(),
        ]);

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
