using Lrs.Competency.Evidence;
using Lrs.Competency.Frameworks;
using Lrs.Competency.Results;
using Lrs.People;
using Lrs.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Competency;

/// <summary>What tests put into the room and read out of it.</summary>
internal static class Figures
{
    public static async Task LoadDictionary(IServiceProvider house)
    {
        var import = house.GetRequiredService<FrameworkImport>();
        var check = await import.Check(await File.ReadAllBytesAsync(Samples.Dictionary), "sample.json", "system", CancellationToken.None);
        Assert.Empty(check.Value.Findings);
        Assert.Null((await import.Apply(check.Value.DryRun!.Id, "system", CancellationToken.None)).Failure);
    }

    public static Task AddRule(IServiceProvider house, string competency, int level, string requires, string course = "e-office") =>
        house.GetRequiredService<Database>().Write(session => EvidenceRules.Add(session, new CourseRule
        {
            Course = course,
            Activity = $"https://lrs.haryana.gov.in/courses/{course}",
            Competency = competency,
            Level = level,
            Requires = requires,
            Created = 1,
            CreatedBy = "HR100001",
        }), CancellationToken.None);

    public static Task AddStaff(IServiceProvider house, params string[] codes) => house.GetRequiredService<Database>().Write(async session =>
    {
        await session.Execute(
            "insert into department (code, name_hi, name_en) values ('EDU', 'शिक्षा विभाग', 'Education'), ('REV', 'राजस्व विभाग', 'Revenue')");
        await session.Execute(
            """
            insert into office (code, department, district, name_hi, name_en) values
            ('EDU-01', 'EDU', 'Panchkula', 'निदेशालय', 'Directorate'), ('REV-01', 'REV', 'Hisar', 'तहसील', 'Tehsil')
            """);
        await session.Execute(
            """
            insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
            values (@code, 'आशा देवी', 'Asha Devi', @department, @office, 'PID0001', '9000000001', '', 1, @code)
            """,
            codes.Select(code => new { code, department = code.StartsWith("HR1", StringComparison.Ordinal) ? "EDU" : "REV", office = code.StartsWith("HR1", StringComparison.Ordinal) ? "EDU-01" : "REV-01" }));
    }, CancellationToken.None);

    public static Task Appoint(IServiceProvider house, string code, Role role, string department) =>
        house.GetRequiredService<Database>().Write(session => Officers.Appoint(
            session, "system", new Officer { HrmsCode = code, Role = role, Department = department }, 1), CancellationToken.None);

    public static Task AddCourse(IServiceProvider house, string slug, string department) =>
        house.GetRequiredService<Database>().Write(session => session.Execute(
            """
            insert into course (slug, department, title_hi, title_en, for_all, current_version, created)
            values (@slug, @department, 'ई-ऑफिस', 'e-Office', 1, 1, 1)
            """, new { slug, department }), CancellationToken.None);

    /// <summary>All results as text, without the place in the stream, which depends on when a statement came.</summary>
    public static Task<string> All(IServiceProvider house) => house.GetRequiredService<Database>().Read(All, CancellationToken.None);

    public static async Task<string> All(Session session) => string.Join('\n', (await session.Query<Row>(
        "select hrms_code, competency, level, acquired, statement_id, evidence_count from competency_result order by hrms_code, competency"))
        .Select(r => $"{r.HrmsCode} {r.Competency} {r.Level} since {Instants.FromMicros(r.Acquired):yyyy-MM-dd} by {Guid.Parse(r.StatementId).ToString()[..8]}, {r.EvidenceCount} statements"));

    private sealed record Row
    {
        public required string HrmsCode { get; init; }
        public required string Competency { get; init; }
        public long Level { get; init; }
        public long Acquired { get; init; }
        public required string StatementId { get; init; }
        public long EvidenceCount { get; init; }
    }
}
