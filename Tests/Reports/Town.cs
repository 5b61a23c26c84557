using System.Text;
using System.Text.Json.Nodes;
using Lrs.Competency.Evidence;
using Lrs.Competency.Frameworks;
using Lrs.People;
using Lrs.Records;
using Lrs.Records.Statements;
using Lrs.Records.Stream;
using Lrs.Storage;
using Microsoft.Extensions.Options;
using Tests.Support;

namespace Tests.Reports;

/// <summary>Two departments, five people, one course that gives a competency; and what people do in it.</summary>
internal static class Town
{
    public const string Course = "https://lrs.haryana.gov.in/courses/e-office";

    private static readonly (string Code, string Hi, string En, string Department, string Office)[] People =
    [
        ("HR100001", "आशा देवी", "Asha Devi", "EDU", "EDU-01"),
        ("HR100002", "बलबीर सिंह", "Balbir Singh", "EDU", "EDU-01"),
        ("HR100003", "गीता रानी", "Gita Rani", "EDU", "EDU-02"),
        ("HR200001", "चाँद राम", "Chand Ram", "REV", "REV-01"),
        ("HR900001", "मुख्य सचिव", "Chief Secretary", "REV", "REV-01"),
    ];

    public static async Task Build(RunningServer server)
    {
        await server.Get<Database>().Write(AddPeople, CancellationToken.None);
        var import = server.Get<FrameworkImport>();
        var check = await import.Check(await File.ReadAllBytesAsync(Dictionary()), "sample.json", "system", CancellationToken.None);
        Assert.Null((await import.Apply(check.Value.DryRun!.Id, "system", CancellationToken.None)).Failure);
        await server.Get<Database>().Write(async session => await EvidenceRules.Add(session, new CourseRule
        {
            Course = "e-office", Activity = Course, Competency = "CID0001", Level = 2, Requires = "completed", Created = 1, CreatedBy = "HR100001",
        }), CancellationToken.None);
    }

    /// <summary>Somebody does something in the course; counted when this returns.</summary>
    public static async Task<Guid> Says(RunningServer server, string person, string verb, double? scaled = null, Guid? id = null)
    {
        var statement = new JsonObject
        {
            ["id"] = (id ?? Guid.NewGuid()).ToString(),
            ["actor"] = new JsonObject { ["account"] = new JsonObject { ["homePage"] = "https://hrms.haryana.gov.in", ["name"] = person } },
            ["verb"] = new JsonObject { ["id"] = "http://adlnet.gov/expapi/verbs/" + verb },
            ["object"] = new JsonObject { ["id"] = Course },
            ["timestamp"] = "2026-11-20T10:00:00Z",
        };
        if (scaled is { } score)
            statement["result"] = new JsonObject { ["score"] = new JsonObject { ["scaled"] = score } };
        return await Store(server, statement);
    }

    public static Task<Guid> Voids(RunningServer server, Guid target) => Store(server, new JsonObject
    {
        ["actor"] = new JsonObject { ["account"] = new JsonObject { ["homePage"] = "https://hrms.haryana.gov.in", ["name"] = "HR900001" } },
        ["verb"] = new JsonObject { ["id"] = Verbs.Voided },
        ["object"] = new JsonObject { ["objectType"] = "StatementRef", ["id"] = target.ToString() },
    });

    public static Task CatchUp(RunningServer server) => server.Get<RollUpRunner>().Catchup(CancellationToken.None);

    private static async Task<Guid> Store(RunningServer server, JsonObject statement)
    {
        var read = new StatementReader(Options.Create(new RecordsOptions())).Read(Encoding.UTF8.GetBytes(statement.ToJsonString()), XapiVersion.One);
        var stored = await server.Get<StatementStore>().Store(read.Value, new Authority("https://tools.example", "outside"), CancellationToken.None);
        return stored.Value.Ids[0];
    }

    private static async Task AddPeople(Session session)
    {
        await session.Execute(
            "insert into department (code, name_hi, name_en) values ('EDU', 'शिक्षा विभाग', 'Education'), ('REV', 'राजस्व विभाग', 'Revenue')");
        await session.Execute(
            """
            insert into office (code, department, district, name_hi, name_en) values
            ('EDU-01', 'EDU', 'Panchkula', 'निदेशालय', 'Directorate'), ('EDU-02', 'EDU', 'Hisar', 'ज़िला कार्यालय', 'District office'),
            ('REV-01', 'REV', 'Hisar', 'तहसील', 'Tehsil')
            """);
        await session.Execute(
            """
            insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
            values (@Code, @Hi, @En, @Department, @Office, 'PID0001', '9000000001', '', 1, @Code)
            """,
            People.Select(p => new { p.Code, p.Hi, p.En, p.Department, p.Office }));
        await session.Execute(
            "insert into course (slug, department, title_hi, title_en, for_all, current_version, created) values ('e-office', 'EDU', 'ई-ऑफ़िस', 'e-Office', 1, 1, 1)");
        await Officers.Appoint(session, "system", new Officer { HrmsCode = "HR100001", Role = Role.HeadOfDepartment, Department = "EDU" }, 1);
        await Officers.Appoint(session, "system", new Officer { HrmsCode = "HR900001", Role = Role.ChiefSecretary, Department = "" }, 1);
    }

    private static string Dictionary()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lrs.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Lrs.sln is not above the tests.");
        return Path.Combine(folder.FullName, "content-samples", "frac", "frac-dictionary.json");
    }
}
