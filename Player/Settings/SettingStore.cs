using Authoring.Courses;
using Lrs.People;
using Lrs.Storage;
using Lrs.Web;

namespace Player.Settings;

/// <summary>The settings chosen at every level.</summary>
public sealed class SettingStore(Database database, TimeProvider clock)
{
    /// <summary>The word of the audit log.</summary>
    public const string Act = "player-settings-changed";

    /// <summary>What is in force for a registration (or for a look at the version, without one).</summary>
    public Task<Cascade> Of(CourseVersion version, Guid? registration, CancellationToken cancel) => Of(Places(version, registration), version.Manifest.Tool, cancel);

    /// <summary>What is in force at the last of these places, from the system down.</summary>
    /// <param name="tool">The tool the version was made with, where the last place is of one version.</param>
    public Task<Cascade> Of(IReadOnlyList<SettingPlace> places, string? tool, CancellationToken cancel) => database.Read(session => Of(session, places, tool), cancel);

    /// <summary>The same over the caller's snapshot.</summary>
    public static async Task<Cascade> Of(Session session, IReadOnlyList<SettingPlace> places, string? tool)
    {
        var subjects = places.Select(place => place.Subject).Distinct().ToArray();
        var rows = (await session.Query<SettingRow>("select level, subject, name, value from player_setting where subject in @subjects", new { subjects }))
            .ToLookup(row => (row.Level, row.Subject));
        return new Cascade(
            [.. places.Select(place => (place, (IReadOnlyDictionary<string, string>)rows[(place.Key, place.Subject)].ToDictionary(row => row.Name, row => row.Value)))], Preset.Find(tool));
    }

    /// <summary>The way from the system down to a registration, or to the version where there is none.</summary>
    public static IReadOnlyList<SettingPlace> Places(CourseVersion version, Guid? registration)
    {
        List<SettingPlace> places =
        [
            SettingPlace.System, new(SettingLevel.Department, version.Course.Department), new(SettingLevel.Course, version.Course.Slug), new(SettingLevel.Version, $"{version.Id}"),
        ];
        if (registration is { } id)
            places.Add(new(SettingLevel.Registration, id.ToString("D")));
        return places;
    }

    /// <summary>Replaces what a level chose; an empty value leaves the setting to the levels above. Invalid names the first value that can't be taken.</summary>
    public async Task<Outcome<bool>> Choose(SettingPlace place, IReadOnlyDictionary<string, string> values, string who, CancellationToken cancel)
    {
        var chosen = values.Where(value => value.Value.Length > 0).ToDictionary();
        foreach (var (name, value) in chosen)
            if (Refusal(name, value) is { } refusal)
                return refusal;
        var now = Instants.ToMicros(clock.GetUtcNow());
        await database.Write(async session =>
        {
            await session.Execute("delete from player_setting where level = @level and subject = @subject", new { level = place.Key, subject = place.Subject });
            foreach (var (name, value) in chosen)
                await session.Execute(
                    "insert into player_setting (level, subject, name, value, changed, changed_by) values (@level, @subject, @name, @value, @now, @who)",
                    new { level = place.Key, subject = place.Subject, name, value, now, who });
            await AuditLog.Append(session, now, who, Act, $"{place.Key} {place.Subject}".TrimEnd(), chosen);
        }, cancel);
        return true;
    }

    private static Failure? Refusal(string name, string value) =>
        name == Preset.Key ? Preset.Find(value) is null ? Wrong(name, value, string.Join(", ", Preset.All.Select(preset => preset.Name))) : null
        : AllSettings.Find(name) is not { } setting ? Wrong("name", name, string.Join(", ", AllSettings.List.Select(known => known.Name)))
        : setting.Takes(value) ? null
        : Wrong(name, value, setting.Allowed);

    private static Failure.Invalid Wrong(string place, string value, string allowed) => new(new Problem(
        "setting-wrong",
        new($"“{value}” यहाँ नहीं चलता। कुछ भी बदला नहीं गया।", $"“{value}” can't be used here. Nothing was changed."),
        Place: place,
        Cure: new($"इनमें से चुनें: {allowed}", $"Choose from: {allowed}")));

    private sealed record SettingRow
    {
        public string Level { get; init; } = "";
        public string Subject { get; init; } = "";
        public string Name { get; init; } = "";
        public string Value { get; init; } = "";
    }
}
