using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Tests.Support;

namespace Tests.People;

/// <summary>Who may see whom.</summary>
public sealed class VisibilityRules
{
    /// <summary>Roles as role@department, then whom a person of EDU (HR100001) with them sees of the three in the sample.</summary>
    public static TheoryData<string, string> Table => new()
    {
        { "", "HR100001" },
        { "Author@EDU", "HR100001" },
        { "NodalOfficer@EDU", "HR100001 HR100002" },
        { "HeadOfDepartment@EDU", "HR100001 HR100002" },
        { "HeadOfDepartment@REV", "HR100001 HR200001" },
        { "HeadOfDepartment@REV NodalOfficer@EDU", "HR100001 HR100002 HR200001" },
        { "ChiefSecretary@", "HR100001 HR100002 HR200001" },
        { "Operator@", "HR100001 HR100002 HR200001" },
        { "NodalOfficer@NONE", "HR100001" },
    };

    [Theory, MemberData(nameof(Table))]
    public async Task A_viewer_sees(string roles, string whom)
    {
        await using var server = await RunningServer.Start();
        await SampleStaff.Add(server.Get<Database>());
        var visibility = Visibility.Of(Viewer(roles));
        var seen = await server.Get<Database>().Read(
            session => Employees.Page(session, visibility, "", "", "", "", 100), default);
        Assert.Equal(whom.Split(' '), seen.Select(e => e.HrmsCode));
        Assert.All(
            new[] { SampleStaff.Asha, SampleStaff.Balbir, SampleStaff.Chand },
            person => Assert.Equal(whom.Contains(person.HrmsCode), visibility.Sees(person.Department, person.HrmsCode)));
        Assert.Equal(whom.Split(' ').Length > 1 || roles.Contains("NONE"), visibility.SeesOthers);
    }

    [Fact]
    public void Rows_without_a_person_are_seen_by_department_alone()
    {
        Assert.Equal("1 = 0", Visibility.Of(Viewer("")).Where("department", null));
        Assert.Equal("(department in (@visible0))", Visibility.Of(Viewer("HeadOfDepartment@REV")).Where("department", null));
        Assert.Equal("1 = 1", Visibility.Of(Viewer("ChiefSecretary@")).Where("department", null));
    }

    [Theory]
    [InlineData("NodalOfficer@EDU", "EDU", true)]
    [InlineData("NodalOfficer@EDU", "REV", false)]
    [InlineData("HeadOfDepartment@EDU", "EDU", false)]
    [InlineData("ChiefSecretary@", "EDU", false)]
    [InlineData("Operator@", "REV", true)]
    public void Staff_are_registered_by_their_nodal_officer_or_the_operator(string roles, string department, bool may) =>
        Assert.Equal(may, Viewer(roles).MayRegisterStaffOf(department));

    [Theory]
    [InlineData("nodal_officer", Role.NodalOfficer)]
    [InlineData("NodalOfficer", Role.NodalOfficer)]
    [InlineData("head of department", Role.HeadOfDepartment)]
    [InlineData("HoD", Role.HeadOfDepartment)]
    [InlineData("author", Role.Author)]
    [InlineData("employee", null)]
    [InlineData("3", null)]
    [InlineData("king", null)]
    public void A_role_is_read_as_people_write_it(string written, Role? role) => Assert.Equal(role, Roles.Parse(written));

    private static Viewer Viewer(string roles) => new(
        "HR100001", new Text("आशा देवी", "Asha Devi"), "EDU",
        [.. from grant in roles.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            let parts = grant.Split('@')
            select new Grant(Enum.Parse<Role>(parts[0]), parts[1])]);
}
