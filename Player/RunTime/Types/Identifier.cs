namespace Player.RunTime;

/// <summary>long_identifier_type and short_identifier_type (RTE 4th Ed. 4.1.1.2, 4.1.1.5), CMIIdentifier (SCORM 1.2).</summary>
public static class Identifier
{
    /// <summary>A urn needs a namespace and a name; any other text will do, because content does not write URIs.</summary>
    public static DataType Long(Strictness strictness) => new("identifier")
    {
        Pattern = strictness == Strictness.Strict ? "[^ \\t\\r\\n]+" : "[^ \\t\\r\\n]|[^ \\t\\r\\n][^\\t\\r\\n]*[^ \\t\\r\\n]",
        Refused = "[uU][rR][nN]:([^:]*:?|[\\s\\S]*[ \\t\\r\\n][\\s\\S]*)",
    };

    /// <summary>Part of a response: no braces, no brackets; Lenient lets words with spaces through.</summary>
    public static string Short(Strictness strictness) =>
        strictness == Strictness.Strict ? "[^{}\\[\\] \\t\\r\\n]+" : "[^{}]+";

    public static DataType Cmi(Strictness strictness) => strictness == Strictness.Strict
        ? new("identifier") { Pattern = "[^ \\t\\r\\n]+", MaxLength = 255 }
        : new("identifier") { Pattern = "[\\s\\S]*[^ \\t\\r\\n][\\s\\S]*" };
}
