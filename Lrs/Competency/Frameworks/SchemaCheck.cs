using Lrs.Web;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;

namespace Lrs.Competency.Frameworks;

/// <summary>
/// Checks an uploaded dictionary against <c>frac-dictionary.schema.json</c>.
/// The schema library refuses after 1,000 checks in an hour without a licence, which is a TooMany and no fault of the file.
/// </summary>
public sealed class SchemaCheck
{
    private const int MostFindings = 100;

    private readonly Func<JToken, IList<ValidationError>> _validate;

    public SchemaCheck()
        : this(root => root.IsValid(Loaded, out IList<ValidationError> errors) ? [] : errors)
    {
    }

    internal SchemaCheck(Func<JToken, IList<ValidationError>> validate) => _validate = validate;

    /// <summary>The schema as it is offered for download.</summary>
    public static string Text { get; } = ReadText();

    private static JSchema Loaded { get; } = JSchema.Parse(Text);

    /// <summary>What breaks the schema, in the order of the file; empty where nothing does.</summary>
    public Outcome<IReadOnlyList<DictionaryFinding>> Check(JToken root)
    {
        try
        {
            return Outcome.Of<IReadOnlyList<DictionaryFinding>>(
                [.. _validate(root).SelectMany(Leaves).Take(MostFindings).Select(error => SchemaFinding.Of(error, JsonPointer.Of(root, error.Path)))]);
        }
        catch (JSchemaException quota)
        {
            return new Failure.TooMany(new Problem(
                "competency/schema-checks-used-up",
                new("इस घंटे की जाँच-सीमा (1,000) पूरी हो गई है। आपकी फ़ाइल में कोई दोष नहीं बताया गया।",
                    "This hour's limit of 1,000 file checks is used up. Nothing was found wrong with your file."),
                Clause: quota.Message,
                Cure: new("एक घंटे बाद फ़ाइल फिर से अपलोड करें।", "Upload the file again in an hour.")));
        }
    }

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error.ChildErrors.Count == 0 ? [error] : error.ChildErrors.SelectMany(Leaves);

    private static string ReadText()
    {
        using var reader = new StreamReader(typeof(SchemaCheck).Assembly.GetManifestResourceStream("frac-dictionary.schema.json")!);
        return reader.ReadToEnd();
    }
}
