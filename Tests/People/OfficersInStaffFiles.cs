using System.Text;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Tests.Support;

namespace Tests.People;

/// <summary>A department's staff file can't take an officer's place: passwords go to the number that is registered.</summary>
public sealed class OfficersInStaffFiles
{
    private const string Header = "hrms_code,name_hi,name_en,position,department,office,mobile,email,active\n";
    private const string Balbir = "HR100002,बलबीर सिंह,Balbir Singh,PID0001,EDU,EDU-01,9000000002,,1";

    private static readonly Viewer NodalOfficer = new("HR100001", new Text("कोई", "Somebody"), "EDU", [new Grant(Role.NodalOfficer, "EDU")]);
    private static readonly Viewer Operator = new("HR200001", new Text("कोई", "Somebody"), "REV", [new Grant(Role.Operator, "")]);

    /// <summary>The role Balbir holds, his row as sent, and what is wrong with it.</summary>
    public static TheoryData<Role, string, string> Rows => new()
    {
        { Role.Operator, Balbir.Replace("9000000002", "9999999999"), "officer-of-the-state hrms_code" },
        { Role.ChiefSecretary, Balbir.Replace("PID0001", "PID0002"), "officer-of-the-state hrms_code" },
        { Role.ChiefSecretary, Balbir, "" },
        { Role.HeadOfDepartment, Balbir.Replace("9000000002", "9999999999"), "officers-contact mobile" },
        { Role.Author, Balbir.Replace(",,1", ",thief@example.in,1"), "officers-contact email" },
        { Role.NodalOfficer, Balbir.Replace(",,1", ",,0"), "officers-contact active" },
        { Role.Author, Balbir.Replace("PID0001", "PID0002"), "" },
    };

    [Theory, MemberData(nameof(Rows))]
    public async Task A_nodal_officer_does_not_change_where_an_officers_passwords_go(Role held, string row, string wrong)
    {
        await using var server = await Start();
        await Appoint(server, held);
        var refused = await Refused(server, await Check(server, NodalOfficer, row));
        Assert.Equal(wrong, string.Join(' ', refused.SelectMany(r => r.Problems).Select(p => $"{p.Code} {p.Column}")));
        Assert.All(refused.SelectMany(r => r.Problems), p => Assert.True(p.Message.Hi.Length > 0 && p.Cure.Hi.Length > 0 && p.Cure.En.Contains("operator")));
    }

    [Fact]
    public async Task The_operator_changes_an_officer_and_an_officer_their_own_number()
    {
        await using var server = await Start();
        await Appoint(server, Role.HeadOfDepartment);
        Assert.Empty(await Refused(server, await Check(server, Operator, Balbir.Replace("9000000002", "9999999999"))));
        Assert.Empty(await Refused(server, await Check(server, NodalOfficer, "HR100001,आशा देवी,Asha Devi,PID0001,EDU,EDU-01,9999999999,,1")));
    }

    [Fact]
    public async Task Somebody_made_an_officer_after_the_check_is_not_changed_by_it_nor_by_taking_it_back()
    {
        await using var server = await Start();
        var imports = server.Get<StaffImports>();
        var early = await Check(server, NodalOfficer, Balbir.Replace("9000000002", "9999999999"));
        await Appoint(server, Role.Operator);
        Assert.Equal("people/officer-meanwhile", (await imports.Apply(NodalOfficer, early, default)).Failure?.Problem.Code);
        Assert.Equal("9000000002", (await server.Get<Database>().Read(s => Employees.Find(s, "HR100002"), default))?.Mobile);

        var added = await Check(server, NodalOfficer, "HR100009,,New Name,PID0001,EDU,EDU-01,9876543210,,1");
        Assert.Null((await imports.Apply(NodalOfficer, added, default)).Failure);
        await Appoint(server, Role.Author, "HR100009");
        Assert.Equal("people/officer-meanwhile", (await imports.Undo(NodalOfficer, added, default)).Failure?.Problem.Code);
    }

    private static async Task<RunningServer> Start()
    {
        var server = await RunningServer.Start();
        await SampleStaff.Add(server.Get<Database>());
        return server;
    }

    private static Task Appoint(RunningServer server, Role role, string code = "HR100002") => server.Get<Database>().Write(
        s => Officers.Appoint(s, "system", new Officer { HrmsCode = code, Role = role, Department = role.IsOfDepartment() ? "EDU" : "" }, 1), default);

    private static async Task<long> Check(RunningServer server, Viewer viewer, string row) => (await server.Get<StaffImports>().Check(
        viewer, "staff.csv", new MemoryStream(Encoding.UTF8.GetBytes(Header + row + "\n")), default)).Value;

    private static Task<IReadOnlyList<CheckedRow>> Refused(RunningServer server, long id) =>
        server.Get<Database>().Read(s => StaffImports.Rows(s, id, RowKind.Refused, 0, 100), default);
}
