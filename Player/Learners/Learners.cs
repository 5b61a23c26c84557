using System.Security.Cryptography;
using System.Text;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;

namespace Player.Learners;

/// <summary>Who learns: an employee, or an account of another system. <paramref name="Person"/> names it in registrations.</summary>
public sealed record Learner(string Person, string AccountHomePage, string AccountName, string Name, bool Active);

/// <summary>Finds learners by the person of a registration or by their xAPI account.</summary>
public sealed class Learners(EmployeeActor actors, TimeProvider clock)
{
    // No HRMS code begins so.
    private const char Outside = '@';
    private const int LongestName = 200;

    /// <summary>Null where there is no such person.</summary>
    public async Task<Learner?> Find(Session session, string person)
    {
        if (person.Length > 0 && person[0] == Outside)
            return await session.Single<Row>("select person, home_page, name, display_name from learner where person = @person", new { person }) is { } row
                ? new Learner(row.Person, row.HomePage, row.Name, row.DisplayName, Active: true)
                : null;
        return await Employees.Find(session, person) is { } employee ? new Learner(person, actors.HomePage, employee.HrmsCode, employee.NameEn, employee.Active == 1) : null;
    }

    /// <summary>The learner of an account, noted where it is new. Invalid where the account can't be one, or names an employee there is not.</summary>
    public async Task<Outcome<Learner>> Of(Session session, string homePage, string name, string displayName)
    {
        if (!Uri.TryCreate(homePage, UriKind.Absolute, out _) || homePage.Length > 1000 || name.Trim().Length is 0 or > LongestName)
            return Wrong("/learner/account", new("account.homePage एक IRI और account.name भरा हुआ दें।", "Give an IRI as account.homePage and something as account.name."));
        if (homePage == actors.HomePage)
            return actors.HrmsCodeOf(homePage, name) is { } code && await Find(session, code) is { Active: true } employee
                ? employee
                : Wrong("/learner/account/name", new("सेवा में कार्यरत कर्मचारी का HRMS कोड दें।", "Give the HRMS code of an employee in service."));
        var person = Outside + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{homePage}\n{name}")))[..32];
        await session.Execute(
            """
            insert into learner (person, home_page, name, display_name, created) values (@person, @homePage, @name, @displayName, @now)
            on conflict (person) do update set display_name = excluded.display_name
            """,
            new { person, homePage, name, displayName = displayName.Length is 0 or > LongestName ? name : displayName, now = Instants.ToMicros(clock.GetUtcNow()) });
        return (await Find(session, person))!;
    }

    private static Failure.Invalid Wrong(string place, Text cure) => new(new Problem(
        "learner-wrong", new("ऐसा कोई सीखने वाला नहीं हो सकता।", "There can be no such learner."), "xAPI 2.0 4.2.2.2 Account", place, cure));

    private sealed record Row
    {
        public string Person { get; init; } = "";
        public string HomePage { get; init; } = "";
        public string Name { get; init; } = "";
        public string DisplayName { get; init; } = "";
    }
}
