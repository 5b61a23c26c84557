using Lrs.Competency.Rollup;
using Lrs.Storage;

namespace Lrs.Competency.Evidence;

/// <summary>A rule as it is kept: which course gives which competency, and who said so.</summary>
public sealed record CourseRule
{
    public long Id { get; init; }
    public required string Course { get; init; }
    public required string Activity { get; init; }
    public required string Competency { get; init; }
    public long Level { get; init; }
    public required string Requires { get; init; }
    public long? CountsFrom { get; init; }
    public long Created { get; init; }
    public required string CreatedBy { get; init; }

    internal EvidenceRule Rule => new(
        Activity, Competency, (int)Level, Requires == EvidenceRules.Passed ? Requirement.Passed : Requirement.Completed,
        CountsFrom is { } from ? Instants.FromMicros(from) : null);
}

/// <summary>The rules in the tables. Every change of them goes through here, because it must be followed by a recount.</summary>
public static class EvidenceRules
{
    public const string Completed = "completed";
    public const string Passed = "passed";

    private const string Columns = "r.id, r.course, r.activity, r.competency, r.level, r.requires, r.counts_from, r.created, r.created_by";

    /// <summary>The rules of one course, by competency and level.</summary>
    public static Task<IReadOnlyList<CourseRule>> OfCourse(Session session, string slug) =>
        session.Query<CourseRule>($"select {Columns} from evidence_rule r where r.course = @slug order by r.competency, r.level", new { slug });

    /// <summary>The rules that give one competency, by level and course.</summary>
    public static Task<IReadOnlyList<CourseRule>> OfCompetency(Session session, string competency) =>
        session.Query<CourseRule>(
            $"select {Columns} from evidence_rule r where r.competency = @competency order by r.level, r.course", new { competency });

    internal static async Task<IReadOnlyList<EvidenceRule>> OfActivities(Session session, IReadOnlyCollection<string> activities) =>
    [
        .. (await session.Query<CourseRule>($"select {Columns} from evidence_rule r where r.activity in @activities", new { activities }))
            .Select(row => row.Rule),
    ];

    /// <summary>Adds a rule and asks for a recount of everybody it touches; false where the course has that competency and level already.</summary>
    public static async Task<bool> Add(Session session, CourseRule rule)
    {
        await Turn.Take(session);
        var added = await session.Execute(
            """
            insert into evidence_rule (course, activity, competency, level, requires, counts_from, created, created_by)
            values (@Course, @Activity, @Competency, @Level, @Requires, @CountsFrom, @Created, @CreatedBy)
            on conflict (course, competency, level) do nothing
            """, rule);
        if (added == 0)
            return false;
        await Recount.Ask(session, rule.Activity, rule.Created);
        return true;
    }

    /// <summary>Removes a rule of a course and asks for a recount; returns what it was, or null where it was gone already.</summary>
    public static async Task<CourseRule?> Remove(Session session, string course, long id, long now)
    {
        await Turn.Take(session);
        var removed = await session.Single<CourseRule>(
            $"delete from evidence_rule as r where r.id = @id and r.course = @course returning {Columns.Replace("r.", "", StringComparison.Ordinal)}",
            new { id, course });
        if (removed is not null)
            await Recount.Ask(session, removed.Activity, now);
        return removed;
    }
}
