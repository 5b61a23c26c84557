using Lrs.Web;

namespace Player.Settings;

/// <summary>Where a setting may be set; a later level stands over an earlier one.</summary>
public enum SettingLevel
{
    System,
    Department,
    Course,
    Version,
    Registration,
}

/// <summary>One level of one thing: the department GAD, version 12, and so on. The system's subject is empty.</summary>
public sealed record SettingPlace(SettingLevel Level, string Subject)
{
    public static readonly SettingPlace System = new(SettingLevel.System, "");

    internal string Key => Level.ToString().ToLowerInvariant();

    /// <summary>The level as pages name it.</summary>
    public Text Name => Level switch
    {
        SettingLevel.System => new("पूरा तंत्र", "System"),
        SettingLevel.Department => new("विभाग", "Department"),
        SettingLevel.Course => new("कोर्स", "Course"),
        SettingLevel.Version => new("संस्करण", "Version"),
        _ => new("नामांकन", "Registration"),
    };
}

/// <summary>A value in force and the level it comes from; null where nobody chose. By a preset, or by its own value.</summary>
public sealed record SettingInForce(Setting Setting, string Value, SettingPlace? From, Preset? By);

/// <summary>What was chosen on the way from the system down to one place, and what follows. Pure.</summary>
public sealed class Cascade
{
    private readonly Dictionary<string, SettingInForce> _inForce;

    /// <param name="levels">From the system down; the values each level chose, by name.</param>
    /// <param name="tool">What suits the tool the package was made with: in force where nobody chose anything.</param>
    public Cascade(IReadOnlyList<(SettingPlace Place, IReadOnlyDictionary<string, string> Chosen)> levels, Preset? tool = null)
    {
        Levels = levels;
        _inForce = AllSettings.List.ToDictionary(setting => setting.Name, setting => tool?.Values.TryGetValue(setting.Name, out var suits) == true
            ? new SettingInForce(setting, suits, null, tool)
            : new SettingInForce(setting, setting.Default, null, null));
        foreach (var (place, chosen) in levels)
        {
            var preset = Preset.Find(chosen.GetValueOrDefault(Preset.Key));
            foreach (var setting in AllSettings.List)
                if (chosen.TryGetValue(setting.Name, out var own) && setting.Takes(own))
                    _inForce[setting.Name] = new(setting, own, place, null);
                else if (preset is not null && preset.Values.TryGetValue(setting.Name, out var given))
                    _inForce[setting.Name] = new(setting, given, place, preset);
        }

        Settings = PlaySettings.From(name => _inForce[name].Value);
    }

    public IReadOnlyList<(SettingPlace Place, IReadOnlyDictionary<string, string> Chosen)> Levels { get; }

    /// <summary>What acts.</summary>
    public PlaySettings Settings { get; }

    /// <summary>Every setting with its value and where that comes from.</summary>
    public IReadOnlyList<SettingInForce> InForce => [.. AllSettings.List.Select(setting => _inForce[setting.Name])];

    /// <summary>What the lowest level itself chose.</summary>
    public IReadOnlyDictionary<string, string> Own => Levels[^1].Chosen;
}
