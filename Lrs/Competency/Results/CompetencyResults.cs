using Lrs.Competency.Evidence;
using Lrs.Competency.Rollup;
using Lrs.People;
using Lrs.Records.Stream;
using Lrs.Storage;

namespace Lrs.Competency.Results;

/// <summary>One statement behind a figure, and the level it counts for.</summary>
public sealed record CountingStatement(CourseEvidence Evidence, int Level)
{
    /// <summary>The last part of the activity id.</summary>
    public string CourseSlug => Evidence.Activity[(Evidence.Activity.LastIndexOf('/') + 1)..];
}

/// <summary>The figures other rooms show. Every one of them can be opened down to its statements.</summary>
public sealed class CompetencyResults(RollUpRunner rollUps, Database database)
{
    /// <summary>
    /// A query without order, for use as <c>from (…) r</c>: a row per active employee and competency that is reached or asked for by the position.
    /// Needs the parameter <c>@asOf</c> from <see cref="AsOf"/>. The caller restricts it by <c>visibility.Where("r.department_code", "r.hrms_code")</c>.
    /// </summary>
    public const string Sql =
        $"""
        select {PersonColumns}, n.competency as competency_id, n.level as required_level, coalesce(g.level, 0) as level,
            case when n.level > coalesce(g.level, 0) then n.level - coalesce(g.level, 0) else 0 end as gap,
            g.acquired as acquired_at, coalesce(g.evidence_count, 0) as evidence_count, {CompetencyColumns}
        from employee e
        join required_level n on n.position = e.position
        left join competency_result g on g.hrms_code = e.hrms_code and g.competency = n.competency
        join competency c on c.id = n.competency
        left join competency_level l on l.competency = g.competency and l.level = g.level
        {PersonJoins}
        where e.active = 1
        union all
        select {PersonColumns}, g.competency, null, g.level, null, g.acquired, g.evidence_count, {CompetencyColumns}
        from competency_result g
        join employee e on e.hrms_code = g.hrms_code
        join competency c on c.id = g.competency
        left join competency_level l on l.competency = g.competency and l.level = g.level
        {PersonJoins}
        where e.active = 1
          and not exists (select 1 from required_level n where n.position = e.position and n.competency = g.competency)
        """;

    private const string PersonColumns =
        """
        e.hrms_code, e.name_hi, e.name_en, e.department as department_code, d.name_hi as department_hi, d.name_en as department_en,
            e.office as office_code, o.name_hi as office_hi, o.name_en as office_en, o.district,
            e.position as position_id, coalesce(p.name_hi, e.position) as position_hi, coalesce(p.name_en, e.position) as position_en
        """;

    private const string CompetencyColumns =
        """
        c.name_hi as competency_hi, c.name_en as competency_en, c.type as competency_type, c.area_hi, c.area_en,
            l.name_hi as level_hi, l.name_en as level_en, cast(@asOf as bigint) as as_of
        """;

    private const string PersonJoins =
        """
        join department d on d.code = e.department
        join office o on o.code = e.office
        left join frac_node p on p.id = e.position
        """;

    /// <summary>Everything stored up to this instant is counted.</summary>
    public Task<DateTimeOffset> AsOf(CancellationToken cancel) => rollUps.AsOf(CompetencyRollUp.RollUpName, cancel);

    /// <summary>All rows of one person: what the position asks for first, then the rest, each by competency. Empty for who may not see them.</summary>
    public async Task<IReadOnlyList<CompetencyResult>> Of(Visibility visibility, string hrmsCode, CancellationToken cancel)
    {
        var asOf = Instants.ToMicros(await AsOf(cancel));
        return await database.Read(session => session.Query<CompetencyResult>(
            $"""
            select r.* from ({Sql}) r where r.hrms_code = @hrmsCode and {visibility.Where("r.department_code", "r.hrms_code")}
            order by case when r.required_level is null then 1 else 0 end, r.competency_id
            """,
            visibility.Args(new { hrmsCode, asOf })), cancel);
    }

    /// <summary>The statements behind one figure, latest first. The caller has checked that the viewer may see the person.</summary>
    public static async Task<IReadOnlyList<CountingStatement>> EvidenceOf(Session session, string hrmsCode, string competency)
    {
        var evidence = await EvidenceTable.Of(session, [hrmsCode]);
        var rules = (await EvidenceRules.OfCompetency(session, competency)).Select(row => row.Rule);
        return [.. CompetencyLevels.Behind(evidence, rules).Select(one => new CountingStatement(one.Evidence, one.Level))];
    }
}
