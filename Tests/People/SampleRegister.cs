using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Tests.Support;

namespace Tests.People;

/// <summary>The register of the samples: what is to be taken and what is to be refused.</summary>
public sealed class SampleRegister
{
    private static readonly string Folder = Find("content-samples/people");

    [Theory, EveryDatabase]
    public async Task The_sample_register_is_taken_whole_and_again_without_a_change(RunningServer server)
    {
        var register = server.Get<PeopleImport>();
        var first = await register.Folder(Folder, "system", default);
        Assert.Empty(first.Problems);
        Assert.True(first.Employees >= 200);
        var roles = (await server.Get<Database>().Read(Officers.All, default)).Select(o => o.Role).Distinct().Order();
        Assert.Equal([Role.NodalOfficer, Role.HeadOfDepartment, Role.ChiefSecretary, Role.Author, Role.Operator], roles);
        Assert.Empty(await server.Get<Database>().Read(Officers.DepartmentsWithoutNodalOfficer, default));

        var again = await register.Folder(Folder, "system", default);
        Assert.Equal((first.Employees, first.Officers), (again.Employees, again.Officers));
        Assert.Null(await server.Get<Database>().Read(AuditLog.FirstBroken, default));
    }

    [Theory]
    [InlineData("employees-duplicate-code")]
    [InlineData("employees-missing-column")]
    [InlineData("employees-unknown-department")]
    public async Task A_broken_sample_is_refused_as_the_note_beside_it_says(string name)
    {
        await using var server = await RunningServer.Start();
        await server.Get<PeopleImport>().Folder(Folder, "system", default);
        var expected = (await File.ReadAllLinesAsync(Path.Combine(Folder, "broken", name + ".expected.txt")))[0].Trim();
        var viewer = new Viewer("HRY100007", Text.Same("Operator"), "GAD", [new Grant(Role.Operator, "")]);
        await using var file = File.OpenRead(Path.Combine(Folder, "broken", name + ".csv"));
        var check = await server.Get<StaffImports>().Check(viewer, name, file, default);
        if (check.Failure is { } failure)
        {
            Assert.Equal("people/import/" + expected, failure.Problem.Code);
            return;
        }

        var refused = await server.Get<Database>().Read(s => StaffImports.Rows(s, check.Value, RowKind.Refused, 0, 100), default);
        Assert.Contains(expected, refused.SelectMany(r => r.Problems).Select(p => p.Code));
    }

    [Theory, EveryDatabase]
    public async Task A_folder_with_one_wrong_row_leaves_nothing_behind(RunningServer server)
    {
        var folder = Directory.CreateTempSubdirectory("people-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "departments.csv"), "code,name_hi,name_en\nEDU,शिक्षा,Education\n");
            await File.WriteAllTextAsync(Path.Combine(folder, "officers.csv"), "hrms_code,role,department\nHR1000,king,EDU\n");
            var refused = await server.Get<PeopleImport>().Folder(folder, "system", default);
            var problem = Assert.Single(refused.Problems);
            Assert.Equal(("officers.csv", 2), (problem.File, problem.Line));
            Assert.Empty(await server.Get<Database>().Read(Departments.All, default));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Find(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lrs.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Lrs.sln is not above the tests.");
        return Path.Combine(folder.FullName, path);
    }
}
