using System.Text;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Tests.Support;

namespace Tests.People;

/// <summary>What a staff file does, and what it can't do.</summary>
public sealed class ImportRules
{
    private const string Header = "hrms_code,name_hi,name_en,position,department,office,mobile,email\n";
    private const string NewPerson = "HR100009,नया नाम,New Name,PID0001,EDU,EDU-01,9876543210,new@example.in\n";

    private static readonly Viewer NodalOfficer = Viewer("HR100001", new Grant(Role.NodalOfficer, "EDU"));
    private static readonly Viewer Operator = Viewer("HR200001", new Grant(Role.Operator, ""));

    [Theory, EveryDatabase]
    public async Task A_check_says_what_would_change_and_changes_nothing(RunningServer server)
    {
        var imports = await Imports(server);
        var id = await Check(imports, NodalOfficer, Header + NewPerson
            + "HR100002,बलबीर सिंह,Balbir Singh,PID0002,EDU,EDU-01,9000000002,\n"
            + "HR100001,आशा देवी,Asha Devi,PID0001,EDU,EDU-01,9000000001,\n"
            + "HR100010,,No Contact,PID0001,EDU,EDU-01,,\n");
        var import = await Find(server, NodalOfficer, id);
        Assert.Equal((1, 1, 1, 1), (import.NewRows, import.ChangedRows, import.UnchangedRows, import.RefusedRows));
        Assert.Equal((null, null), (await Position(server, "HR100009"), import.Applied));
        Assert.Equal("PID0001", await Position(server, "HR100002"));
        var changed = Assert.Single(await Rows(server, id, RowKind.Changed));
        Assert.Equal((3, "PID0001", "PID0002"), (changed.Line, changed.Before!.Position, changed.After!.Position));
    }

    [Theory, EveryDatabase]
    public async Task Applying_registers_the_good_rows_once_and_leaves_the_wrong_ones_out(RunningServer server)
    {
        var imports = await Imports(server);
        var id = await Check(imports, NodalOfficer, Header + NewPerson + "HR100002,बलबीर सिंह,Balbir Singh,PID0002,EDU,EDU-01,9000000002,\n" + "??,,X,PID0001,EDU,EDU-01,1,\n");
        var applied = await imports.Apply(NodalOfficer, id, default);
        Assert.NotNull(applied.Value.Applied);
        Assert.Equal(("PID0001", "PID0002"), (await Position(server, "HR100009"), await Position(server, "HR100002")));
        Assert.Equal("people/import-done-already", (await imports.Apply(NodalOfficer, await Again(), default)).Failure?.Problem.Code);
        var log = await server.Get<Database>().Read(session => AuditLog.Page(session, 0, 1), default);
        Assert.Equal((AuditAct.StaffImported, "HR100001"), (log[0].Act, log[0].Who));

        // The rows are as the first time left them, so only the mark tells that it was done.
        async Task<long> Again()
        {
            await server.Get<Database>().Write(
                session => session.Execute("update people_import_row set before_json = after_json where import = @id", new { id }), default);
            return id;
        }
    }

    [Theory, EveryDatabase]
    public async Task Nothing_is_applied_if_anybody_was_changed_since_the_check(RunningServer server)
    {
        var imports = await Imports(server);
        var id = await Check(imports, NodalOfficer, Header + NewPerson + "HR100002,बलबीर सिंह,Balbir Singh,PID0002,EDU,EDU-01,9000000002,\n");
        await server.Get<Database>().Write(s => s.Execute("update employee set mobile = '9111111111' where hrms_code = 'HR100002'"), default);
        var refused = await imports.Apply(NodalOfficer, id, default);
        Assert.Equal("people/staff-changed", Assert.IsType<Failure.Conflict>(refused.Failure).Problem.Code);
        Assert.Null(await Position(server, "HR100009"));
        Assert.Null((await Find(server, NodalOfficer, id)).Applied);
    }

    [Theory, EveryDatabase]
    public async Task Undoing_puts_everybody_back(RunningServer server)
    {
        var imports = await Imports(server);
        var id = await Check(imports, NodalOfficer, Header + NewPerson + "HR100002,बलबीर सिंह,Balbir Singh,PID0002,EDU,EDU-01,9000000002,\n");
        Assert.NotNull((await imports.Undo(NodalOfficer, id, default)).Failure);
        await imports.Apply(NodalOfficer, id, default);
        var undone = await imports.Undo(NodalOfficer, id, default);
        Assert.NotNull(undone.Value.Undone);
        await server.Get<Database>().Read(async session =>
        {
            Assert.Equal(SampleStaff.Balbir, await Employees.Find(session, "HR100002"));
            Assert.Equal(0, (await Employees.Find(session, "HR100009"))?.Active);
            return true;
        }, default);
        Assert.NotNull((await imports.Undo(NodalOfficer, id, default)).Failure);
    }

    /// <summary>A row, and the codes of what is wrong with it for the nodal officer of EDU.</summary>
    public static TheoryData<string, string> WrongRows => new()
    {
        { "H R,,Name,PID0001,EDU,EDU-01,9876543210,", "bad-code" },
        { "HR100011,नाम,,PID0001,EDU,EDU-01,9876543210,", "missing-name-en" },
        { "HR100011,,Name,,EDU,EDU-01,9876543210,", "missing-position" },
        { "HR100011,,Name,PID0001,XYZ,EDU-01,9876543210,", "unknown-department" },
        { "HR100011,,Name,PID0001,REV,REV-01,9876543210,", "not-your-department" },
        { "HR100011,,Name,PID0001,EDU,REV-01,9876543210,", "unknown-office" },
        { "HR200001,,Chand Ram,PID0001,EDU,EDU-01,9876543210,", "staff-of-another-department" },
        { "HR100011,,Name,PID0001,EDU,EDU-01,12345,", "bad-mobile" },
        { "HR100011,,Name,PID0001,EDU,EDU-01,,name@", "bad-email" },
        { "HR100011,,Name,PID0001,EDU,EDU-01,,", "no-contact" },
        { "HR100011,,Name,PID0001,EDU,EDU-01,9876543210,a@b.in,one more", "extra-cells" },
        { "HR100011,,,,XYZ,,,", "missing-name-en unknown-department missing-position no-contact" },
    };

    [Theory, MemberData(nameof(WrongRows))]
    public async Task A_wrong_row_is_refused_with_everything_that_is_wrong(string row, string codes)
    {
        await using var server = await RunningServer.Start();
        var imports = await Imports(server);
        var id = await Check(imports, NodalOfficer, Header + NewPerson + row + "\n");
        var refused = Assert.Single(await Rows(server, id, RowKind.Refused));
        Assert.Equal(3, refused.Line);
        Assert.Equal(codes, string.Join(' ', refused.Problems.Select(p => p.Code)));
        Assert.Equal(1, (await Find(server, NodalOfficer, id)).NewRows);
    }

    [Theory, EveryDatabase]
    public async Task A_position_is_checked_once_the_dictionary_is_known(RunningServer server)
    {
        var imports = await Imports(server);
        await server.Get<Database>().Write(
            s => Posts.Put(s, [new Post { Position = "PID0001", TitleHi = "लिपिक", TitleEn = "Clerk" }]), default);
        var id = await Check(imports, NodalOfficer, Header + NewPerson + "HR100011,,Name,PID9999,EDU,EDU-01,9876543210,\n");
        Assert.Equal("unknown-position", Assert.Single(await Rows(server, id, RowKind.Refused)).Problems[0].Code);
    }

    [Theory, EveryDatabase]
    public async Task The_operator_moves_people_between_departments(RunningServer server)
    {
        var imports = await Imports(server);
        var id = await Check(imports, Operator, Header + "HR200001,चाँद राम,Chand Ram,PID0001,EDU,EDU-01,9000000003,\n");
        await imports.Apply(Operator, id, default);
        Assert.Equal("EDU", (await server.Get<Database>().Read(s => Employees.Find(s, "HR200001"), default))?.Department);
    }

    [Theory, EveryDatabase]
    public async Task A_check_is_its_owners_alone_and_a_role_lost_meanwhile_counts(RunningServer server)
    {
        var imports = await Imports(server);
        var id = await Check(imports, NodalOfficer, Header + NewPerson);
        Assert.IsType<Failure.NotFound>((await imports.Apply(Operator, id, default)).Failure);
        var dismissed = Viewer(NodalOfficer.HrmsCode, new Grant(Role.NodalOfficer, "REV"));
        Assert.Equal("people/no-longer-yours", (await imports.Apply(dismissed, id, default)).Failure?.Problem.Code);
        Assert.Null(await Position(server, "HR100009"));
    }

    [Theory]
    [InlineData("hrms_code,name_en\nHR1,X\n", "missing-column")]
    [InlineData("", "empty")]
    [InlineData(Header, "no-rows")]
    [InlineData(Header + "HR100011,\"never closed,Name,PID0001,EDU,EDU-01,9876543210,\nHR1,\n", "unreadable")]
    [InlineData("hrms_code,hrms_code,name_hi,name_en,position,department,office,mobile,email\n1,2,3,4,5,6,7,8,9\n", "repeated-column")]
    [InlineData("PK\u0003\u0004 a workbook", "not-csv")]
    public async Task A_file_that_cannot_be_read_is_refused_whole(string content, string code)
    {
        await using var server = await RunningServer.Start(null, "--People:ImportRows=3");
        var imports = await Imports(server);
        var refused = await imports.Check(NodalOfficer, "staff.csv", new MemoryStream(Encoding.UTF8.GetBytes(content)), default);
        Assert.Equal("people/import/" + code, refused.Failure?.Problem.Code);
        Assert.NotNull(refused.Failure?.Problem.Cure);
    }

    [Fact]
    public async Task Too_many_rows_and_letters_of_an_old_code_page_are_refused()
    {
        await using var server = await RunningServer.Start(null, "--People:ImportRows=3");
        var imports = await Imports(server);
        var many = Header + string.Concat(Enumerable.Repeat(NewPerson, 4));
        Assert.Equal("people/import/too-many-rows", (await imports.Check(NodalOfficer, "a.csv", new MemoryStream(Encoding.UTF8.GetBytes(many)), default)).Failure?.Problem.Code);
        byte[] latin = [.. Encoding.ASCII.GetBytes(Header), .. Encoding.Latin1.GetBytes("HR100011,é,é,PID0001,EDU,EDU-01,9876543210,\n")];
        Assert.Equal("people/import/not-utf-8", (await imports.Check(NodalOfficer, "a.csv", new MemoryStream(latin), default)).Failure?.Problem.Code);
    }

    [Theory]
    [InlineData("utf-8", ",")]
    [InlineData("utf-8", ";")]
    [InlineData("utf-16", "\t")]
    public async Task A_file_is_read_as_spreadsheets_save_it(string encoding, string separator)
    {
        await using var server = await RunningServer.Start();
        var imports = await Imports(server);
        var chosen = Encoding.GetEncoding(encoding);
        var text = "HRMS Code,Name_Hi,NAME_EN,position,department,office,mobile,email,remarks\r\n\r\n hr100012 ,\"नाम  दो\",Name   Two,PID0001,EDU,EDU-01,+91 ९८७६५-43210,,x\r\n".Replace(",", separator);
        byte[] bytes = [.. chosen.GetPreamble(), .. chosen.GetBytes(text)];
        var id = (await imports.Check(NodalOfficer, "staff.csv", new MemoryStream(bytes), default)).Value;
        var row = Assert.Single(await Rows(server, id, RowKind.New));
        Assert.Equal(("HR100012", "नाम दो", "Name Two", "9876543210", 3), (row.HrmsCode, row.After!.NameHi, row.After.NameEn, row.After.Mobile, row.Line));
    }

    [Theory, EveryDatabase]
    public async Task Leavers_are_made_inactive_by_their_own_column(RunningServer server)
    {
        var imports = await Imports(server);
        var id = await Check(imports, NodalOfficer, Header.Trim() + ",active\nHR100002,बलबीर सिंह,Balbir Singh,PID0001,EDU,EDU-01,9000000002,,0\nHR100001,आशा देवी,Asha Devi,PID0001,EDU,EDU-01,9000000001,,maybe\n");
        Assert.Equal("bad-active", Assert.Single(await Rows(server, id, RowKind.Refused)).Problems[0].Code);
        await imports.Apply(NodalOfficer, id, default);
        Assert.Equal(0, (await server.Get<Database>().Read(s => Employees.Find(s, "HR100002"), default))?.Active);
    }

    private static async Task<StaffImports> Imports(RunningServer server)
    {
        await SampleStaff.Add(server.Get<Database>());
        return server.Get<StaffImports>();
    }

    private static async Task<long> Check(StaffImports imports, Viewer viewer, string text) =>
        (await imports.Check(viewer, "staff.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), default)).Value;

    private static async Task<StaffImport> Find(RunningServer server, Viewer viewer, long id) =>
        (await server.Get<Database>().Read(session => StaffImports.Find(session, viewer, id), default)).Value;

    private static Task<IReadOnlyList<CheckedRow>> Rows(RunningServer server, long id, RowKind kind) =>
        server.Get<Database>().Read(session => StaffImports.Rows(session, id, kind, 0, 100), default);

    private static async Task<string?> Position(RunningServer server, string code) =>
        (await server.Get<Database>().Read(session => Employees.Find(session, code), default))?.Position;

    private static Viewer Viewer(string code, params Grant[] grants) => new(code, new Text("कोई", "Somebody"), "EDU", grants);
}
