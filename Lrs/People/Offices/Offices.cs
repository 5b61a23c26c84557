using Lrs.Storage;
using Lrs.Web;

namespace Lrs.People;

/// <summary>An office of a department, in a district.</summary>
public sealed record Office
{
    public required string Code { get; init; }
    public required string Department { get; init; }
    public required string District { get; init; }
    public required string NameHi { get; init; }
    public required string NameEn { get; init; }

    public Text Name => new(NameHi, NameEn);

    public Text DistrictName => Districts.Name(District);
}

public static class Offices
{
    private const string Columns = "code, department, district, name_hi, name_en";

    /// <summary>All offices, by code.</summary>
    public static Task<IReadOnlyList<Office>> All(Session session) =>
        session.Query<Office>($"select {Columns} from office order by code");

    /// <summary>The offices of one department, by code.</summary>
    public static Task<IReadOnlyList<Office>> Of(Session session, string department) =>
        session.Query<Office>($"select {Columns} from office where department = @department order by code", new { department });

    /// <summary>One office; null where there is none.</summary>
    public static Task<Office?> Find(Session session, string code) =>
        session.Single<Office>($"select {Columns} from office where code = @code", new { code });

    internal static Task<int> Put(Session session, IEnumerable<Office> offices) =>
        session.Execute(
            """
            insert into office (code, department, district, name_hi, name_en)
            values (@Code, @Department, @District, @NameHi, @NameEn)
            on conflict (code) do update set department = excluded.department, district = excluded.district,
                name_hi = excluded.name_hi, name_en = excluded.name_en
            """, offices);
}
