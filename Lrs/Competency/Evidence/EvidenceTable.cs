using Lrs.Competency.Rollup;
using Lrs.Storage;

namespace Lrs.Competency.Evidence;

/// <summary>The set of evidence as the tables keep it: one row per statement, and a mark for every voided one, whichever came first.</summary>
internal static class EvidenceTable
{
    /// <summary>Keeps evidence; a statement that is there already stays as it is.</summary>
    public static Task Add(Session session, IReadOnlyCollection<CourseEvidence> evidence) => Bulk.Insert(
        session, "competency_evidence", "statement_id, seq, hrms_code, activity, verb, completion, success, scaled, at", "on conflict do nothing",
        [
            evidence.Select(one => Key(one.StatementId)).ToArray(), evidence.Select(one => one.Seq).ToArray(),
            evidence.Select(one => one.Person).ToArray(), evidence.Select(one => one.Activity).ToArray(),
            evidence.Select(one => VerbOf(one.Ending)).ToArray(), evidence.Select(one => Flag(one.Completion)).ToArray(),
            evidence.Select(one => Flag(one.Success)).ToArray(), evidence.Select(one => one.Scaled).ToArray(),
            evidence.Select(one => Instants.ToMicros(one.At)).ToArray(),
        ]);

    /// <summary>Marks statements as voided and returns whose evidence that takes away.</summary>
    public static async Task<IReadOnlyList<string>> Void(Session session, IReadOnlyCollection<Guid> targets)
    {
        if (targets.Count == 0)
            return [];
        var ids = targets.Select(Key).Distinct().ToList();
        await session.Execute(
            "insert into competency_voided (statement_id) values (@id) on conflict (statement_id) do nothing", ids.Select(id => new { id }));
        return await session.Query<string>("select distinct hrms_code from competency_evidence where statement_id in @ids", new { ids });
    }

    /// <summary>All evidence of some persons that is not voided.</summary>
    public static async Task<IReadOnlyList<CourseEvidence>> Of(Session session, IReadOnlyCollection<string> persons) =>
    [
        .. (await session.Query<EvidenceRow>(
            $"select {EvidenceRow.Columns} from competency_evidence e where e.hrms_code in @persons and {NotVoided}", new { persons }))
            .Select(row => row.Read()),
    ];

    /// <summary>The evidence of one statement, voided or not; null where it is none.</summary>
    public static async Task<CourseEvidence?> Find(Session session, Guid statement) =>
        (await session.Single<EvidenceRow>(
            $"select {EvidenceRow.Columns} from competency_evidence e where e.statement_id = @id", new { id = Key(statement) }))?.Read();

    /// <summary>Up to <paramref name="size"/> persons with evidence of an activity, after one, by code.</summary>
    public static Task<IReadOnlyList<string>> PersonsOf(Session session, string activity, string after, int size) =>
        session.Query<string>(
            """
            select distinct hrms_code from competency_evidence
            where activity = @activity and hrms_code > @after order by hrms_code limit @size
            """, new { activity, after, size = (long)size });

    public static string Key(Guid statement) => statement.ToString("d");

    public static string VerbOf(Ending ending) => ending switch
    {
        Ending.Completed => "completed",
        Ending.Passed => "passed",
        _ => "failed",
    };

    private const string NotVoided = "not exists (select 1 from competency_voided v where v.statement_id = e.statement_id)";

    private static long? Flag(bool? value) => value is null ? null : value.Value ? 1 : 0;

    private sealed record EvidenceRow
    {
        public const string Columns = "e.statement_id, e.seq, e.hrms_code, e.activity, e.verb, e.completion, e.success, e.scaled, e.at";

        public required string StatementId { get; init; }
        public long Seq { get; init; }
        public required string HrmsCode { get; init; }
        public required string Activity { get; init; }
        public required string Verb { get; init; }
        public long? Completion { get; init; }
        public long? Success { get; init; }
        public double? Scaled { get; init; }
        public long At { get; init; }

        public CourseEvidence Read() => new(
            Guid.Parse(StatementId), Seq, HrmsCode, Activity, Enum.Parse<Ending>(Verb, ignoreCase: true),
            Completion is null ? null : Completion == 1, Success is null ? null : Success == 1, Scaled, Instants.FromMicros(At));
    }
}
