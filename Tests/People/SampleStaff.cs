using Lrs.People;
using Lrs.Storage;

namespace Tests.People;

/// <summary>Two departments with an office each, three people, two officers.</summary>
internal static class SampleStaff
{
    public static readonly Employee Asha = Person("HR100001", "आशा देवी", "Asha Devi", "EDU", "EDU-01", "9000000001");
    public static readonly Employee Balbir = Person("HR100002", "बलबीर सिंह", "Balbir Singh", "EDU", "EDU-01", "9000000002");
    public static readonly Employee Chand = Person("HR200001", "चाँद राम", "Chand Ram", "REV", "REV-01", "9000000003");

    public static Task Add(Database database) => database.Write(async session =>
    {
        await session.Execute(
            "insert into department (code, name_hi, name_en) values ('EDU', 'शिक्षा विभाग', 'Education'), ('REV', 'राजस्व विभाग', 'Revenue')");
        await session.Execute(
            """
            insert into office (code, department, district, name_hi, name_en) values
            ('EDU-01', 'EDU', 'Panchkula', 'निदेशालय', 'Directorate'), ('REV-01', 'REV', 'Hisar', 'तहसील', 'Tehsil')
            """);
        foreach (var person in new[] { Asha, Balbir, Chand })
            await session.Execute(
                """
                insert into employee (hrms_code, name_hi, name_en, department, office, position, mobile, email, active, search)
                values (@HrmsCode, @NameHi, @NameEn, @Department, @Office, @Position, @Mobile, @Email, @Active, @search)
                """,
                new
                {
                    person.HrmsCode, person.NameHi, person.NameEn, person.Department, person.Office, person.Position, person.Mobile,
                    person.Email, person.Active, search = $"{person.HrmsCode} {person.NameEn} {person.NameHi} {person.Mobile}".ToLowerInvariant(),
                });
        await Officers.Appoint(session, "system", new Officer { HrmsCode = Asha.HrmsCode, Role = Role.NodalOfficer, Department = "EDU" }, 1);
    }, CancellationToken.None);

    private static Employee Person(string code, string nameHi, string nameEn, string department, string office, string mobile) => new()
    {
        HrmsCode = code, NameHi = nameHi, NameEn = nameEn, Department = department, Office = office,
        Position = "PID0001", Mobile = mobile, Email = "",
    };
}
