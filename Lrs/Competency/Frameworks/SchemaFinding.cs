using Lrs.Web;
using Newtonsoft.Json.Schema;

namespace Lrs.Competency.Frameworks;

/// <summary>Says in both languages what the schema library says in one.</summary>
internal static class SchemaFinding
{
    public static DictionaryFinding Of(ValidationError error, string place)
    {
        var (message, cure) = Words(error);
        return new(place, message, cure);
    }

    private static (Text Message, Text Cure) Words(ValidationError error) => error.ErrorType switch
    {
        ErrorType.Required => (
            new($"अनिवार्य गुण नहीं है: {Missing(error)}।", $"A required property is missing: {Missing(error)}."),
            new("यह गुण जोड़ें। नाम और विवरण हिन्दी (hi) और अंग्रेज़ी (en) दोनों में चाहिए।", "Add it. Names and descriptions are needed in Hindi (hi) and English (en).")),
        ErrorType.AdditionalProperties => (
            new("यह गुण शब्दकोश में नहीं होता।", "A dictionary has no such property."),
            new("इसे हटाएँ, या वर्तनी सुधारें।", "Remove it, or correct its spelling.")),
        ErrorType.Pattern => (
            new($"'{error.Value}' का रूप ठीक नहीं है।", $"'{error.Value}' does not have the right form."),
            new($"रूप यह होना चाहिए: {error.Schema?.Pattern}। उदाहरण: PID0001, RID0001, AID0001, CID0001।",
                $"The form must be {error.Schema?.Pattern}, as in PID0001, RID0001, AID0001, CID0001.")),
        ErrorType.Enum => (
            new($"'{error.Value}' मान्य मान नहीं है।", $"'{error.Value}' is not one of the allowed values."),
            new($"इनमें से एक लिखें: {Allowed(error)}।", $"Write one of: {Allowed(error)}.")),
        ErrorType.Type => (
            new($"मान का प्रकार ठीक नहीं है; {error.Schema?.Type} चाहिए।", $"The value has the wrong type; it must be {error.Schema?.Type}."),
            new("सही प्रकार का मान लिखें।", "Write a value of that type.")),
        ErrorType.MinimumLength => (
            new("पाठ खाली है।", "The text is empty."),
            new("पाठ लिखें।", "Write the text.")),
        ErrorType.MaximumLength => (
            new($"पाठ {error.Schema?.MaximumLength} अक्षरों से लंबा है।", $"The text is longer than {error.Schema?.MaximumLength} characters."),
            new("पाठ छोटा करें।", "Shorten it.")),
        ErrorType.MinimumItems or ErrorType.MaximumItems => (
            new($"सूची में {error.Schema?.MinimumItems} से {error.Schema?.MaximumItems} प्रविष्टियाँ होनी चाहिए।",
                $"The list must have {error.Schema?.MinimumItems} to {error.Schema?.MaximumItems} entries."),
            new("प्रविष्टियाँ जोड़ें या हटाएँ।", "Add or remove entries.")),
        ErrorType.Minimum or ErrorType.Maximum => (
            new($"{error.Value} सीमा से बाहर है; {error.Schema?.Minimum} से {error.Schema?.Maximum} चाहिए।",
                $"{error.Value} is out of range; it must be {error.Schema?.Minimum} to {error.Schema?.Maximum}."),
            new("सीमा के भीतर का मान लिखें।", "Write a value in that range.")),
        _ => (
            new($"स्कीमा के अनुसार नहीं है: {error.Message}", $"It does not follow the schema: {error.Message}"),
            new("स्कीमा देखकर सुधारें।", "Correct it as the schema says.")),
    };

    private static string Missing(ValidationError error) => error.Value is IEnumerable<string> names ? string.Join(", ", names) : $"{error.Value}";

    private static string Allowed(ValidationError error) => string.Join(", ", error.Schema?.Enum.Select(value => $"{value}") ?? []);
}
