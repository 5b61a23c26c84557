using Dapper;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;
using Player.Launch;

namespace Player.Doctor;

/// <summary>A launch in the list of the doctor.</summary>
public sealed record LaunchSeen(
    string Id, Guid Registration, string Person, Text Name, string Course, Text Title, LaunchMode Mode, DateTimeOffset Created, DateTimeOffset Expires, bool Ended, long Logged);

/// <summary>
/// The launches a support person may look at: of the people one sees, and for authors of the courses of their departments.
/// A launch is known here by the hash of its token, which opens nothing.
/// </summary>
public sealed class LaunchList(Database database)
{
    public const int PageSize = 50;

    private const string Columns =
        """
        select l.token_hash as id, l.registration, l.mode, l.created, l.expires, l.ended, l.logged, r.person, r.course,
               coalesce(e.name_hi, r.person) as name_hi, coalesce(e.name_en, r.person) as name_en, c.title_hi, c.title_en
        from launch l join registration r on r.id = l.registration join course c on c.slug = r.course
        left join employee e on e.hrms_code = replace(r.person, '~', '')
        """;

    /// <summary>The newest launches that match a person's code, or a course's address; older than <paramref name="before"/> for the next page.</summary>
    public Task<IReadOnlyList<LaunchSeen>> Search(Viewer viewer, string find, DateTimeOffset? before, CancellationToken cancel) =>
        Query(viewer, "(@find = '' or upper(r.person) = upper(@find) or r.course = lower(@find)) and (@before = 0 or l.created < @before)",
            new { find = find.Trim(), before = before is { } at ? Instants.ToMicros(at) : 0 }, cancel);

    /// <summary>One launch; null where there is none, or not for this viewer.</summary>
    public async Task<LaunchSeen?> Find(Viewer viewer, string id, CancellationToken cancel) =>
        (await Query(viewer, "l.token_hash = @id", new { id }, cancel)).SingleOrDefault();

    private async Task<IReadOnlyList<LaunchSeen>> Query(Viewer viewer, string where, object own, CancellationToken cancel)
    {
        var sees = Visibility.Of(viewer);
        var args = new DynamicParameters(sees.Args(own));
        var authored = viewer.DepartmentsAs(Role.Author);
        for (var i = 0; i < authored.Count; i++)
            args.Add($"author{i}", authored[i]);
        var mine = authored.Count == 0 ? "1 = 0" : $"c.department in ({string.Join(", ", authored.Select((_, i) => $"@author{i}"))})";
        var rows = await database.Read(session => session.Query<Row>(
            $"{Columns} where ({sees.Where("e.department", "e.hrms_code")} or {mine}) and {where} order by l.created desc, l.token_hash limit {PageSize}", args), cancel);
        return [.. rows.Select(row => row.Seen())];
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Registration { get; init; } = "";
        public string Mode { get; init; } = "";
        public long Created { get; init; }
        public long Expires { get; init; }
        public long Ended { get; init; }
        public long Logged { get; init; }
        public string Person { get; init; } = "";
        public string Course { get; init; } = "";
        public string NameHi { get; init; } = "";
        public string NameEn { get; init; } = "";
        public string TitleHi { get; init; } = "";
        public string TitleEn { get; init; } = "";

        public LaunchSeen Seen() => new(
            Id, Guid.Parse(Registration), Person.TrimStart('~'), new(NameHi, NameEn), Course, new(TitleHi, TitleEn), Enum.Parse<LaunchMode>(Mode, ignoreCase: true),
            Instants.FromMicros(Created), Instants.FromMicros(Expires), Ended != 0, Logged);
    }
}
