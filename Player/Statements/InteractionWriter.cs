using System.Text.Json;
using Player.RunTime;

namespace Player.Statements;

/// <summary>A cmi interaction as an interaction activity. xAPI Data 2.4.4.1, "Interaction Activities".</summary>
internal static class InteractionWriter
{
    private const int LongestName = 250;

    public static void WriteActivity(Utf8JsonWriter json, string item, InteractionFact interaction)
    {
        json.WriteStartObject();
        json.WriteString("objectType", "Activity");
        json.WriteString("id", $"{item}/interactions/{NameOf(interaction)}");
        json.WriteStartObject("definition");
        json.WriteString("type", ScormProfile.InteractionType);
        if (interaction.Description is { Length: > 0 } description)
            StatementWriter.WriteLocalized(json, "description", description);
        json.WriteString("interactionType", TypeOf(interaction.Type));
        if (interaction.Correct.Count > 0)
        {
            json.WriteStartArray("correctResponsesPattern");
            foreach (var pattern in interaction.Correct)
                json.WriteStringValue(pattern);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The identifier as part of an IRI. One longer than an index can hold is named by its digest.</summary>
    private static string NameOf(InteractionFact interaction)
    {
        if (string.IsNullOrWhiteSpace(interaction.Id))
            return $"{interaction.Index}";
        return interaction.Id.Length <= LongestName ? Uri.EscapeDataString(interaction.Id) : FactKey.Digest(interaction.Id);
    }

    /// <summary>xAPI has the types of SCORM 2004 under the same names; an unknown or missing one is "other".</summary>
    private static string TypeOf(string? type) => type switch
    {
        "true-false" or "choice" or "fill-in" or "long-fill-in" or "matching" or "performance"
            or "sequencing" or "likert" or "numeric" or "other" => type,
        _ => "other",
    };
}
