namespace Player.RunTime;

/// <summary>characterstring. The smallest permitted maximum is a minimum to store, never an error (RTE 4th Ed. 4.1.1.1).</summary>
public static class CharacterString
{
    public static DataType Type { get; } = new("string");

    /// <summary>localized_string_type: optional <c>{lang=…}</c>, then text (RTE 4.1.1.4).</summary>
    public static DataType Localized { get; } = new("localized") { Localized = true };

    /// <summary>CMIString255 and CMIString4096 of SCORM 1.2; tools send more, so only Strict counts.</summary>
    public static DataType Limited(string name, int length, Strictness strictness) =>
        new(name) { MaxLength = strictness == Strictness.Strict ? length : null };
}
