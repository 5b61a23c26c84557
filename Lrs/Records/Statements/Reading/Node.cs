using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Lrs.Web;

namespace Lrs.Records.Statements.Reading;

/// <summary>The rules one reading follows, and the first thing found wrong.</summary>
internal sealed class Check(XapiVersion version, bool trusted = false)
{
    public bool IsTwo => version.IsTwo;

    /// <summary>The text comes from our own table: it was checked when it came, and is only taken apart.</summary>
    public bool IsTrusted => trusted;

    public Problem? Refusal { get; private set; }

    /// <summary>A context activity stood alone where the store must give out a list.</summary>
    public bool HasSingleContextActivity { get; set; }

    public void Refuse(Clause clause, Place? at, Text why) =>
        Refusal ??= new Problem("statement", why, clause.In(version), at?.ToString());
}

/// <summary>A JSON pointer. A reading that only asks whether all is well keeps none.</summary>
internal sealed record Place(Place? Parent, string? Name, int Index)
{
    public static readonly Place Root = new(null, null, 0);

    public static Place? operator /(Place? at, string name) => at is null ? null : new(at, name, 0);

    public static Place? operator /(Place? at, int index) => at is null ? null : new(at, null, index);

    public override string ToString() =>
        Parent is null ? "" : Parent + "/" + (Name?.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) ?? Index.ToString());
}

/// <summary>
/// One JSON value, its place and the check it is under. A method that refuses returns an empty value; the statement is dropped at the end.
/// </summary>
internal readonly record struct Node(JsonElement Json, Place? At, Check Check)
{
    public void Refuse(Clause clause, Text why) => Check.Refuse(clause, At, why);

    public bool IsObject(Clause clause, params ReadOnlySpan<string> names)
    {
        if (Json.ValueKind != JsonValueKind.Object)
        {
            Refuse(clause, Json.ValueKind == JsonValueKind.Null ? Says.Null : Says.NotObject);
            return false;
        }

        if (Check.IsTrusted)
            return true;
        foreach (var property in Json.EnumerateObject())
        {
            if (!IsNamed(property, names))
                Check.Refuse(clause, At / NameOf(property), Says.Unknown(NameOf(property)));
            else if (property.Value.ValueKind == JsonValueKind.Null)
                Check.Refuse(Clause.Formatting, At / NameOf(property), Says.Null);
        }

        return Check.Refusal is null;
    }

    public Node? this[string name] => Json.TryGetProperty(name, out var value) ? new Node(value, At / name, Check) : null;

    public Node? Need(string name, Clause clause)
    {
        var found = this[name];
        if (found is null)
            Refuse(clause, Says.Missing(name));
        return found;
    }

    public IEnumerable<Node> Items(Clause clause)
    {
        if (Json.ValueKind != JsonValueKind.Array)
        {
            Refuse(clause, Says.NotArray);
            yield break;
        }

        var index = 0;
        foreach (var item in Json.EnumerateArray())
            yield return new Node(item, At / index++, Check);
    }

    public IEnumerable<(string Name, Node Value)> Properties()
    {
        foreach (var property in Json.EnumerateObject())
            yield return (NameOf(property), new Node(property.Value, At / NameOf(property), Check));
    }

    public string Text(Clause clause)
    {
        if (Json.ValueKind != JsonValueKind.String)
        {
            Refuse(clause, Says.NotString);
            return "";
        }

        try
        {
            return Json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape names half a character (a lone surrogate).
            Refuse(Clause.Formatting, Says.TextBroken);
            return "";
        }
    }

    public double? Number(Clause clause)
    {
        if (Json.ValueKind == JsonValueKind.Number && Json.TryGetDouble(out var number) && double.IsFinite(number))
            return number;
        Refuse(clause, Says.NotNumber);
        return null;
    }

    public bool? Flag(Clause clause)
    {
        if (Json.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return Json.GetBoolean();
        Refuse(clause, Says.NotBoolean);
        return null;
    }

    private static bool IsNamed(JsonProperty property, ReadOnlySpan<string> names)
    {
        var written = JsonMarshal.GetRawUtf8PropertyName(property);
        // A name may also be written with escapes; hardly anybody does.
        var isPlain = !written.Contains((byte)'\\');
        foreach (var name in names)
            if (isPlain ? Ascii.Equals(written, name) : property.NameEquals(name))
                return true;
        return false;
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}
